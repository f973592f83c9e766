import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../../app/navigation.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { useLoad } from '../load/load-context.js';
import { LoadOutcome } from '../load/load-outcome.js';
import type { LoadTarget } from '../load/load-state.js';
import { LoadTargets } from '../load/load-targets.js';
import { FileDrop } from './file-drop.js';
import { FileFound } from './file-found.js';
import { UploadProgress } from './upload-progress.js';
import { useFileUpload } from './use-file-upload.js';

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
        <UploadProgress upload={upload} />
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
