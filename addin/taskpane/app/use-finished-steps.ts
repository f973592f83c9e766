import { useMemo } from 'react';
import { useAnalysisStates, type AnalysisSlot } from '../analysis/analysis-context.js';
import type { Step } from './places.js';

const analyses = ['ask', 'forecast', 'unusual', 'change', 'drivers', 'segment'] as const;

/** Steps that have a result in this session: they carry a tick. */
export const useFinishedSteps = (): ReadonlySet<Step> => {
  const states = useAnalysisStates();
  return useMemo(() => {
    const done = (slot: AnalysisSlot) => states[slot]?.status === 'done';
    return new Set<Step>([
      ...(done('profile') ? ['connect' as const] : []),
      ...(analyses.some(done) ? ['analyze' as const] : []),
    ]);
  }, [states]);
};
