import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '#shared/errors/app-error.js';
import { TextButton } from '../components/text-button.js';
import { useHost } from '../host/host-context.js';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground3 },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

const requestOf = (error: AppError): string | null =>
  'requestId' in error && typeof error.requestId === 'string' ? error.requestId : null;

/** What support needs to find the failure in the log, ready to copy. */
export const SupportDetails = ({ error }: { error: AppError }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const host = useHost();
  const [copied, setCopied] = useState(false);
  const request = requestOf(error);
  const text = request ? t('problem.request', { request }) : t('problem.code', { code: error.code });
  return (
    <div className={styles.row}>
      <span className={styles.text}>{text}</span>
      <TextButton
        onClick={() =>
          void host
            .copy([error.code, request, host.version, error.detail].filter(Boolean).join('\n'))
            .then(() => setCopied(true))
        }
      >
        {t(copied ? 'problem.copied' : 'problem.copy')}
      </TextButton>
    </div>
  );
};
