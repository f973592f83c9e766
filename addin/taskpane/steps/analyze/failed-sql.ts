import type { ParamsOf } from '#shared/analyses/definition.js';
import type { askDefinition } from '#shared/analyses/ask.js';
import type { AnalysisState } from '../../analysis/analysis-state.js';

/** SQL of the user's own hand that failed, to be mended where it stands; null when something else, or nothing, failed. */
export const failedSql = (state: AnalysisState): string | null => {
  if (state.status !== 'failed') return null;
  const { reading }: Partial<ParamsOf<typeof askDefinition>> = state.request.params;
  return reading?.planner === 'user' ? reading.sql : null;
};
