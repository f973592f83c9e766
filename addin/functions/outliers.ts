import { callFunction } from './runtime.js';

/**
 * How outliers are recognised.
 * @customenum {string}
 */
export enum OutlierMethod {
  /** Beyond the quartiles by 1.5 times their distance. */
  Iqr = 'iqr',
  /** By the median absolute deviation. */
  Mad = 'mad',
  /** By the number of standard deviations from the mean. */
  Zscore = 'zscore',
  /** By the distance from trend and season. */
  Seasonal = 'seasonal',
  /** Where a series moves to a new level. */
  LevelShift = 'level-shift',
  /** Where a series becomes calmer or wilder. */
  VarianceChange = 'variance-change',
  /** Rows over several columns that fit no other. */
  Row = 'row',
}

/**
 * What DV.OUTLIERS gives back.
 * @customenum {string}
 */
export enum OutlierOutput {
  /** TRUE or FALSE for every value. */
  Flag = 'flag',
  /** A number for every value: the larger, the further out. */
  Score = 'score',
  /** A table of the outliers only. */
  List = 'list',
}

/**
 * Finds values that stand out from the rest.
 * @customfunction OUTLIERS
 * @helpurl /help/functions/outliers
 * @param values The values to look at.
 * @param [method] "iqr" (default), "mad", "zscore", "seasonal", "level-shift", "variance-change" or "row".
 * @param [threshold] How far out a value must be: 1.5 for iqr, 3.5 for mad, 3 for zscore and seasonal, 1 for changes when left out; a row is scored from 0 to 1.
 * @param [output] "flag" (default) for TRUE or FALSE, "score" for numbers, "list" for a table of the outliers.
 * @param invocation Invocation object.
 * @returns TRUE, FALSE or a score in the shape of the values, ready for FILTER, or a table of the outliers.
 * @example =FILTER(A2:D99, DV.OUTLIERS(D2:D99))
 * @example =DV.OUTLIERS(D2:D99, "mad", 3.5, "list")
 * @example =DV.OUTLIERS(D2:D99, "level-shift",, "list")
 * @cancelable
 * @requiresAddress
 */
export function outliers(
  values: unknown[][],
  method: OutlierMethod,
  threshold: number,
  output: OutlierOutput,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('OUTLIERS', [values, method, threshold, output], invocation);
}
