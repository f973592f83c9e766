import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/contract/connections.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../../api/api-context.js';
import { useNotice } from '../../../frame/notice.js';
import { useSourcesChanged } from '../sources/use-sources.js';

interface RemoveConnectionDialogProps {
  readonly connection: Connection;
  readonly onDone: () => void;
}

/** Asked before a connection, its secrets and its catalog entries are forgotten. Closing it keeps them. */
export const RemoveConnectionDialog = ({ connection: { id, name }, onDone }: RemoveConnectionDialogProps) => {
  const { t } = useTranslation();
  const { sources } = useApi();
  const { tell } = useNotice();
  const changed = useSourcesChanged();
  const removal = useMutation({
    mutationFn: () => sources.remove(id),
    onSuccess: async () => {
      onDone();
      tell({ tone: 'done', text: t('connections.removed', { name }) });
      await changed();
    },
    onError: (thrown) => {
      onDone();
      tell({ tone: 'problem', text: toAppError(thrown).detail });
    },
  });
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onDone()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('connections.removeTitle', { name })}</DialogTitle>
          <DialogContent>{t('connections.removeText')}</DialogContent>
          <DialogActions>
            <Button onClick={onDone}>{t('connections.keep')}</Button>
            <Button appearance="primary" disabledFocusable={removal.isPending} onClick={() => removal.mutate()}>
              {t('connections.removeNow')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
