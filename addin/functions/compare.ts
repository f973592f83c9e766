import { callFunction } from './runtime.js';

/**
 * How two means are compared.
 * @customenum {string}
 */
export enum ComparisonKind {
  /** Welch's t-test: the spreads may differ. */
  Welch = 'welch',
  /** Student's t-test with one spread for both. */
  Pooled = 'pooled',
  /** Row by row, for two measurements of the same thing. */
  Paired = 'paired',
}

/**
 * Says whether two columns, or two groups of one column, differ on average.
 * @customfunction COMPARE
 * @helpurl /help/functions/compare
 * @param first A column of numbers.
 * @param second A second column of numbers, or a column of groups; of those the two largest are compared.
 * @param [kind] "welch" (default), "pooled" or "paired".
 * @param [confidence_level] How sure the interval is, between 0 and 1. 0.95 when left out.
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns Rows, means, their difference with its interval, t, p, effect size, and a reading in words.
 * @example =DV.COMPARE(B1:B99, C1:C99)
 * @example =DV.COMPARE(H1:H500, B1:B500)
 * @cancelable
 * @requiresAddress
 */
// eslint-disable-next-line max-params -- one parameter per argument of the cell
export function compare(
  first: unknown[][],
  second: unknown[][],
  kind: ComparisonKind,
  confidence_level: number,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('COMPARE', [first, second, kind, confidence_level, headers], invocation);
}
