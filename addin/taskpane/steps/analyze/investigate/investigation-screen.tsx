import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { phaseAt, useElapsed } from '../../../analysis/feedback-phase.js';
import { RunningCard } from '../../../analysis/running-card.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { Muted } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { useInsertion } from '../../../insertion/insertion-context.js';
import { InsertTarget } from '../../../insertion/insert-target.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import type { Way } from '../../../problems/ways.js';
import { investigationAnswer } from './investigation-answer.js';
import { NextCuts } from './next-cuts.js';
import { TrailStep } from './trail-step.js';
import { TrailSummaryCard } from './trail-summary-card.js';
import { useInvestigation } from './use-investigation.js';
import { useTrailRuns } from './use-trail-runs.js';

/** A finding asked why, cut by cut, until it is summed up; the trail goes to a sheet as a whole. */
export const InvestigationScreen = ({ runId, finding }: { runId: string; finding: string | undefined }) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const chat = useInvestigation(runId, finding);
  const { investigation, startedAt, error } = chat;
  const answers = useTrailRuns(investigation);
  const running = startedAt !== null;
  const { open } = chat;
  // Asked once on arrival; a conversation that is on goes on.
  useEffect(() => {
    if (investigation === null) open();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [runId]);
  const again = { title: t('ways.again'), verb: t('ways.againVerb'), run: () => void chat.retry() };
  return (
    <>
      <PageHeader title={t('investigate.title')} />
      <Screen
        title={t('investigate.title')}
        note={investigation && answers.every(Boolean) ? <InsertTarget /> : t('frame.nothingWritten')}
        primary={usePrimary(chat, answers, again)}
        onEscape={running ? chat.cancel : back}
      >
        {investigation && <Muted>{investigation.question}</Muted>}
        {investigation?.trail.map((step, index, { length }) => (
          <TrailStep
            key={step.run + index}
            step={step}
            answer={answers[index] ?? null}
            onBack={index < length - 1 && !running ? () => chat.back(index) : undefined}
          />
        ))}
        {running && <Working startedAt={startedAt} onCancel={chat.cancel} />}
        {error && !running && <ProblemCard error={error} ways={[again]} />}
        {investigation?.state === 'open' && !running && <NextCuts investigation={investigation} onCut={chat.cut} />}
        {investigation?.summary && <TrailSummaryCard summary={investigation.summary} />}
      </Screen>
    </>
  );
};

const Working = ({ startedAt, onCancel }: { startedAt: number; onCancel: () => void }) => {
  const { t } = useTranslation();
  const elapsed = useElapsed(startedAt);
  return phaseAt(elapsed) === 'progress' ? (
    <RunningCard title={t('investigate.running')} elapsed={elapsed} stages={[]} onCancel={onCancel} />
  ) : (
    <SkeletonCard chart />
  );
};

const usePrimary = (
  { investigation, startedAt, error, end }: ReturnType<typeof useInvestigation>,
  answers: ReturnType<typeof useTrailRuns>,
  again: Way,
): PrimaryAction | undefined => {
  const { t } = useTranslation();
  const { insert, busy } = useInsertion();
  const disabled = startedAt !== null;
  if (error && !disabled) return { label: again.verb, run: again.run };
  if (!investigation) return undefined;
  if (investigation.state === 'open') return { label: t('investigate.end'), disabled, run: end };
  const known = answers.filter((answer) => answer !== null);
  const whole = investigationAnswer(investigation, known);
  const label = t('investigate.insert', { count: investigation.trail.length });
  return { label, busy, disabled: disabled || whole === null, run: () => whole && void insert(whole) };
};
