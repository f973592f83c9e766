import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { phaseAt, useElapsed } from '../../../analysis/feedback-phase.js';
import { Card, Finding, Muted } from '../../../components/surface.js';
import { useFormat } from '../../../wording/use-format.js';
import type { FileUpload } from './use-file-upload.js';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', gap: '8px' },
  title: { flex: 1, minWidth: 0 },
  clock: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  status: { margin: '2px 0 8px', fontVariantNumeric: 'tabular-nums' },
  end: { display: 'flex', alignItems: 'center', gap: '8px', marginTop: '10px' },
  note: { flex: 1, minWidth: 0 },
});

/** Bytes on their way, then the reading of what arrived; Cancel ends either. */
export const UploadProgress = ({ upload: { startedAt, file, sent, cancel } }: { upload: FileUpload }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { clock, size } = useFormat();
  const elapsed = useElapsed(startedAt);
  if (startedAt === null || !file) return null;
  const phase = phaseAt(elapsed);
  if (phase === 'quiet' || phase === 'spinner') return null;
  const arrived = sent >= file.size;
  const total = size(file.size);
  return (
    <Card raised>
      <div className={styles.head}>
        <Finding className={styles.title}>{file.name}</Finding>
        <span className={styles.clock} role="timer" aria-label={t('running.elapsed', { time: clock(elapsed) })}>
          {clock(elapsed)}
        </span>
      </div>
      <Muted className={styles.status} role="status">
        {arrived ? t('file.reading', { total }) : t('file.sending', { sent: size(sent), total })}
      </Muted>
      <ProgressBar thickness="large" aria-label={file.name} {...(!arrived && { value: sent, max: file.size })} />
      <div className={styles.end}>
        <Muted className={styles.note}>{t('file.nothingKept')}</Muted>
        <Button onClick={cancel}>{t('running.cancel')}</Button>
      </div>
    </Card>
  );
};
