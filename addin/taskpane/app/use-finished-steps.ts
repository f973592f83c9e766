import { useMemo } from 'react';
import { useAnalysis } from '../analysis/analysis-context.js';
import type { Step } from './places.js';

/** Steps that have a result in this session: they carry a tick. */
export const useFinishedSteps = (): ReadonlySet<Step> => {
  const profile = useAnalysis('profile').state.status;
  const ask = useAnalysis('ask').state.status;
  const forecast = useAnalysis('forecast').state.status;
  const outliers = useAnalysis('outliers').state.status;
  return useMemo(() => {
    const analyzed = [ask, forecast, outliers].includes('done');
    return new Set<Step>([
      ...(profile === 'done' ? ['connect' as const] : []),
      ...(analyzed ? ['analyze' as const] : []),
    ]);
  }, [profile, ask, forecast, outliers]);
};
