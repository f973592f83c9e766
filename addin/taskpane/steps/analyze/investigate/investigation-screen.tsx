import { useTranslation } from 'react-i18next';
import { phaseAt, useElapsed } from '../../../analysis/feedback-phase.js';
import { RunningCard } from '../../../analysis/running-card.js';
import { CancelledCard } from '../../../analysis/cancelled-card.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { useInsertion } from '../../../insertion/insertion-context.js';
import { InsertTarget } from '../../../insertion/insert-target.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import type { Way } from '../../../problems/ways.js';
import { investigationAnswer } from './investigation-answer.js';
import { NextCuts } from './next-cuts.js';
import { TrailStep } from './trail-step.js';
import { useCutTitle } from './use-cut-title.js';
import { TrailSummaryCard } from './trail-summary-card.js';
import { useInvestigation } from './use-investigation.js';
import { useTrailRuns } from './use-trail-runs.js';
import type { Work } from './use-work.js';

/** A finding asked why, cut by cut, until it is summed up; the trail goes to a sheet as a whole. */
export const InvestigationScreen = ({ runId, finding }: { runId: string; finding: string | undefined }) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const chat = useInvestigation(runId, finding);
  const { investigation, work, waiting, error } = chat;
  const answers = useTrailRuns(investigation);
  const titleOf = useCutTitle();
  const again = { title: t('ways.again'), verb: t('ways.againVerb'), run: () => void chat.retry() };
  return (
    <>
      <PageHeader title={t('investigate.title')} />
      <Screen
        title={t('investigate.title')}
        note={investigation && answers.every(Boolean) ? <InsertTarget /> : t('frame.nothingWritten')}
        primary={usePrimary(chat, answers, again)}
        onEscape={waiting ? chat.cancel : back}
      >
        {investigation?.trail.map((step, index, { length }) => (
          <TrailStep
            key={step.run + index}
            step={step}
            title={index === 0 ? investigation.question : titleOf(step)}
            answer={answers[index] ?? null}
            onBack={index < length - 1 && !waiting ? () => chat.back(index) : undefined}
          />
        ))}
        {waiting && (work ? <Working work={work} onCancel={chat.cancel} /> : <SkeletonCard chart />)}
        {chat.stopped && !waiting && <CancelledCard />}
        {error && !waiting && <ProblemCard error={error} ways={[again]} />}
        {investigation?.state === 'open' && !waiting && <NextCuts investigation={investigation} onCut={chat.cut} />}
        {investigation?.summary && <TrailSummaryCard summary={investigation.summary} />}
      </Screen>
    </>
  );
};

const Working = ({ work: { startedAt, stages }, onCancel }: { work: Work; onCancel: () => void }) => {
  const { t } = useTranslation();
  const elapsed = useElapsed(startedAt);
  return phaseAt(elapsed) === 'progress' ? (
    <RunningCard title={t('investigate.running')} elapsed={elapsed} stages={stages} onCancel={onCancel} />
  ) : (
    <SkeletonCard chart />
  );
};

const usePrimary = (
  { investigation, waiting, error, stopped, end }: ReturnType<typeof useInvestigation>,
  answers: ReturnType<typeof useTrailRuns>,
  again: Way,
): PrimaryAction | undefined => {
  const { t } = useTranslation();
  const { insert, busy } = useInsertion();
  const nothingYet = stopped && investigation === null;
  if ((error || nothingYet) && !waiting) return { label: again.verb, run: again.run };
  if (!investigation) return undefined;
  if (investigation.state === 'open') return { label: t('investigate.end'), disabled: waiting, run: end };
  const known = answers.filter((answer) => answer !== null);
  const whole = investigationAnswer(investigation, known);
  const label = t('investigate.insert', { count: investigation.trail.length });
  return { label, busy, disabled: waiting || whole === null, run: () => whole && void insert(whole) };
};
