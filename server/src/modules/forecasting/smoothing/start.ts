import { removeSeason, seasonalIndices } from '../decomposition/classical.js';
import { fitLine } from '../numerics/statistics.js';
import type { EtsForm } from './form.js';

export interface EtsStart {
  readonly level: number;
  readonly slope: number;
  readonly season: Float64Array;
}

/**
 * Initial states by the heuristic of Hyndman et al. (2002): seasonal indices by classical decomposition, then a line
 * through the first ten (or two seasons of) deseasonalised values.
 */
export const startStates = (values: Float64Array, season: number, form: EtsForm): EtsStart => {
  const composition = form.season === 'M' ? 'multiplicative' : 'additive';
  const indices = form.season === 'N' ? new Float64Array(0) : seasonalIndices(values, season, composition);
  const adjusted = form.season === 'N' ? values : removeSeason(values, indices, composition);
  const length = Math.min(values.length, Math.max(10, form.season === 'N' ? 10 : 2 * season));
  const line = fitLine(adjusted.subarray(0, length));
  const flat = form.trend === 'N';
  const level = flat ? line.intercept + (line.slope * (length - 1)) / 2 : line.intercept - line.slope;
  return { level, slope: flat ? 0 : line.slope, season: indices };
};
