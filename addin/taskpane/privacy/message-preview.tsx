import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ParamsOf } from '#shared/analyses/definition.js';
import type { askDefinition } from '#shared/analyses/ask.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../api/api-context.js';
import { datasetOf } from '../api/use-dataset.js';
import { MessageText } from '../components/message-text.js';
import { Muted } from '../components/surface.js';
import type { FurtherTable } from '../analysis/analysis-state.js';
import type { TableInFocus } from '../source/table-in-focus.js';
import { useShare } from './use-share.js';

const useStyles = makeStyles({
  button: { justifySelf: 'start' },
});

/** What is about to be asked. */
export interface Asking {
  /** As it stands in the box; may be empty. */
  readonly question: string;
  readonly after: ParamsOf<typeof askDefinition>['after'];
  readonly further: readonly FurtherTable[];
}

interface MessagePreviewProps {
  readonly table: TableInFocus;
  readonly asking: Asking;
}

/** The message a language model would get, letter by letter, made by the server that would send it. */
export const MessagePreview = ({ table, asking: { question, after, further } }: MessagePreviewProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const api = useApi();
  const [share] = useShare();
  const asked = question.trim() || '…';
  const showing = useMutation({
    mutationFn: async () => {
      const { id } = await datasetOf(api, table);
      const beside = [];
      for (const { name, address } of further)
        beside.push({ name, dataset: (await api.upload({ address, headers: null })).id });
      const request = { question: asked, dataset: id, further: beside, share, after };
      return { ...(await api.questions.preview(request)), share };
    },
  });
  const shown = showing.data?.share === share ? showing.data : null;
  return (
    <>
      <Button
        className={styles.button}
        size="small"
        disabledFocusable={showing.isPending}
        {...(showing.isPending && { icon: <Spinner size="extra-tiny" role="presentation" /> })}
        onClick={() => showing.mutate()}
      >
        {t('privacy.showMessage')}
      </Button>
      {shown && <MessageText label={t('privacy.message')}>{shown.content}</MessageText>}
      {showing.error && <Muted role="alert">{toAppError(showing.error).detail}</Muted>}
    </>
  );
};
