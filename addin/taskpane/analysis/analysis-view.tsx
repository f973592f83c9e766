import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import type { AppError } from '#shared/errors/app-error.js';
import { useAnnounce } from '../frame/announcer.js';
import { useScrollArea } from '../frame/scroll-area.js';
import { ProblemCard } from '../problems/problem-card.js';
import type { Way } from '../problems/ways.js';
import type { AnalysisState } from './analysis-state.js';
import { CancelledCard } from './cancelled-card.js';
import { phaseAt, useElapsed } from './feedback-phase.js';
import { RunningCard } from './running-card.js';
import { SkeletonCard } from './skeleton-card.js';

interface AnalysisViewProps {
  readonly state: AnalysisState;
  /** What runs, as a heading: "Profile Orders". */
  readonly title: string;
  readonly ways: readonly Way[];
  /** Choices that would repair the input of a failed run. */
  readonly repairs?: (error: AppError) => ReactNode;
  readonly onCancel: () => void;
  /** Shown before the first run, and while a new one is so short that nothing need be said. */
  readonly idle?: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
}

/** One run in all its states: idle, running (by how long it takes), answer, problem, cancelled. */
export const AnalysisView = ({ state, title, ways, repairs, onCancel, idle = null, children }: AnalysisViewProps) => {
  const elapsed = useElapsed(state.status === 'running' ? state.startedAt : null);
  useOutcomeAnnounced(state);
  useTopWhenStarted(state.status);
  switch (state.status) {
    case 'idle':
      return idle;
    case 'running': {
      const phase = phaseAt(elapsed);
      if (phase === 'progress') return <RunningCard {...{ title, elapsed, onCancel }} stages={state.stages} />;
      return phase === 'skeleton' ? <SkeletonCard chart /> : idle;
    }
    case 'done':
      return (
        <>
          {state.restored && <CancelledCard restored />}
          {children(state.answer)}
        </>
      );
    case 'failed':
      return (
        <ProblemCard error={state.error} ways={ways}>
          {repairs?.(state.error)}
        </ProblemCard>
      );
    case 'cancelled':
      return <CancelledCard />;
  }
};

/** A new run begins where its answer will stand. */
const useTopWhenStarted = (status: AnalysisState['status']) => {
  const area = useScrollArea();
  useEffect(() => {
    if (status === 'running' && area?.current) area.current.scrollTop = 0;
  }, [status, area]);
};

const useOutcomeAnnounced = (state: AnalysisState) => {
  const announce = useAnnounce();
  const { t } = useTranslation();
  useEffect(() => {
    if (state.status === 'cancelled' || (state.status === 'done' && state.restored)) announce(t('running.cancelled'));
    else if (state.status === 'done') announce(state.answer.headline);
    else if (state.status === 'failed') announce(state.error.detail, 'assertive');
  }, [state, announce, t]);
};
