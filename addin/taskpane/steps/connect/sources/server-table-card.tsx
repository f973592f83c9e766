import { makeStyles, tokens } from '@fluentui/react-components';
import { DatabaseCheckmark20Regular } from '@fluentui/react-icons/svg/database-checkmark';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { AnswerTableView } from '../../../answers/answer-table-view.js';
import { useApi } from '../../../api/api-context.js';
import { Card, Muted } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { useSource } from '../../../source/source-context.js';
import type { ServerTable } from '../../../source/table-in-focus.js';

const PREVIEW_ROWS = 100;

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '8px', minWidth: 0 },
  head: { display: 'flex', gap: '10px', alignItems: 'flex-start' },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

/** A table the server holds, as the source of every step, with its first rows. */
export const ServerTableCard = ({ server }: { server: ServerTable }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { unpin } = useSource();
  return (
    <Card className={styles.stack}>
      <div className={styles.head}>
        <DatabaseCheckmark20Regular className={styles.icon} />
        <span className={styles.text}>
          <b>{server.name}</b>
          <Muted>{t('sources.heldDetail', { source: server.source.label, count: server.rows })}</Muted>
          <TextButton onClick={unpin}>{t('sources.backToSelection')}</TextButton>
        </span>
      </div>
      <DatasetPreview id={server.id} />
    </Card>
  );
};

/** The first rows of a dataset, and of how many. */
export const DatasetPreview = ({ id }: { id: string }) => {
  const { sources } = useApi();
  const preview = useQuery({
    queryKey: ['dataset-rows', id],
    queryFn: ({ signal }) => sources.datasetRows(id, { offset: 0, limit: PREVIEW_ROWS }, signal),
    staleTime: Infinity,
    retry: false,
  });
  if (preview.isError) return <Muted role="alert">{toAppError(preview.error).detail}</Muted>;
  return preview.data ? <AnswerTableView table={preview.data} /> : null;
};
