import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../../api/api-context.js';
import { Muted } from '../../../components/surface.js';
import { useNotice } from '../../../frame/notice.js';

const useStyles = makeStyles({ line: { display: 'flex', alignItems: 'center', gap: '8px' }, grow: { flex: 1 } });

/** Reads every table and column of a connection, so that the catalog knows those nobody opened yet. */
export const ScanLine = ({ connection }: { connection: string }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { catalog } = useApi();
  const { tell } = useNotice();
  const client = useQueryClient();
  const running = useRef<AbortController | null>(null);
  const scan = useMutation({
    mutationFn: () => {
      running.current = new AbortController();
      return catalog.scan(connection, running.current.signal);
    },
    onSuccess: ({ described, total }) =>
      tell({ tone: 'done', text: t('catalog.scanned', { described, count: total }) }),
    onError: (thrown) => {
      const error = toAppError(thrown);
      if (error.code !== 'cancelled') tell({ tone: 'problem', text: error.detail });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['catalog'] }),
  });
  if (!scan.isPending) {
    return (
      <div>
        <Button onClick={() => scan.mutate()}>{t('catalog.scan')}</Button>
      </div>
    );
  }
  return (
    <div className={styles.line}>
      <Spinner size="tiny" role="presentation" />
      <Muted className={styles.grow} role="status">
        {t('catalog.scanning')}
      </Muted>
      <Button size="small" onClick={() => running.current?.abort()}>
        {t('running.cancel')}
      </Button>
    </div>
  );
};
