import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phaseAt, useElapsed } from '../../../analysis/feedback-phase.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { Card, Finding, Muted } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { useFormat } from '../../../wording/use-format.js';
import { useLoad } from '../load/load-context.js';
import { LoadOutcome } from '../load/load-outcome.js';
import type { LoadTarget } from '../load/load-state.js';
import { LoadTargets } from '../load/load-targets.js';
import { FileDrop } from './file-drop.js';
import { FileFound } from './file-found.js';
import { useFileUpload, type FileUpload } from './use-file-upload.js';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', gap: '8px' },
  title: { flex: 1, minWidth: 0 },
  clock: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase300 },
  status: { margin: '2px 0 8px' },
  end: { display: 'flex', justifyContent: 'flex-end', marginTop: '10px' },
});

/** A file from this computer: how it was read, what is in it, and where it goes. */
export const FileScreen = () => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const upload = useFileUpload();
  const { state, start, cancel, clear } = useLoad();
  const [target, setTarget] = useState<LoadTarget>('new-sheet');
  const { uploaded } = upload;
  const ours =
    state.status !== 'idle' &&
    state.request.origin.kind === 'file' &&
    state.request.origin.dataset.id === uploaded?.dataset.id
      ? state
      : null;
  const place = () => {
    if (uploaded) void start({ origin: { kind: 'file', dataset: uploaded.dataset }, target });
  };
  const primary: PrimaryAction | undefined =
    uploaded && !ours
      ? { label: t(`load.run.${target}`), run: place }
      : ours?.status === 'failed'
        ? { label: t('load.changeVerb'), run: clear }
        : undefined;
  return (
    <>
      <PageHeader title={t('sources.file')} />
      <Screen title={t('sources.file')} primary={primary} note={primary && t('frame.nothingWritten')} onEscape={back}>
        {!ours && <FileDrop onFile={upload.choose} small={upload.file !== null} />}
        <Sending upload={upload} />
        {upload.error && <ProblemCard error={upload.error} ways={[]} />}
        {uploaded && !ours && (
          <>
            <FileFound uploaded={uploaded} upload={upload} />
            <LoadTargets value={target} onChange={setTarget} columns={uploaded.dataset.columns.length} />
          </>
        )}
        {ours && <LoadOutcome state={ours} onCancel={cancel} onAgain={place} onClear={clear} />}
      </Screen>
    </>
  );
};

const Sending = ({ upload: { startedAt, file, cancel } }: { upload: FileUpload }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { clock, number } = useFormat();
  const elapsed = useElapsed(startedAt);
  if (startedAt === null || !file) return null;
  const phase = phaseAt(elapsed);
  if (phase === 'quiet' || phase === 'spinner') return null;
  if (phase === 'skeleton') return <SkeletonCard />;
  return (
    <Card raised>
      <div className={styles.head}>
        <Finding className={styles.title}>{file.name}</Finding>
        <span className={styles.clock} role="timer" aria-label={t('running.elapsed', { time: clock(elapsed) })}>
          {clock(elapsed)}
        </span>
      </div>
      <Muted className={styles.status}>{t('file.sending', { size: number(file.size / 1_000_000) })}</Muted>
      <ProgressBar thickness="large" aria-label={file.name} />
      <div className={styles.end}>
        <Button onClick={cancel}>{t('running.cancel')}</Button>
      </div>
    </Card>
  );
};
