import { callFunction } from './runtime.js';

/**
 * How columns of numbers are compared.
 * @customenum {string}
 */
export enum CorrelationMethod {
  /** Along a straight line. */
  Pearson = 'pearson',
  /** By rank: any rising or falling curve, little moved by single values. */
  Spearman = 'spearman',
}

/**
 * What DV.CORRMATRIX gives back.
 * @customenum {string}
 */
export enum CorrelationOutput {
  /** Every column against every other. */
  Matrix = 'matrix',
  /** One row per pair, strongest first, with its adjusted p-value. */
  Pairs = 'pairs',
}

/**
 * Says which columns move together, numbers and categories alike.
 * @customfunction CORRMATRIX
 * @helpurl /help/functions/corrmatrix
 * @param data The table, headers included.
 * @param [method] "pearson" (default) or "spearman", between columns of numbers.
 * @param [output] "matrix" (default), or "pairs" with p-values adjusted for the number of pairs.
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns A matrix with names along both sides, or one row per pair. Categories go by Cramér's V and the correlation ratio.
 * @example =DV.CORRMATRIX(A1:F500)
 * @example =DV.CORRMATRIX(A1:F500, "spearman", "pairs")
 * @cancelable
 * @requiresAddress
 */
export function corrmatrix(
  data: unknown[][],
  method: CorrelationMethod,
  output: CorrelationOutput,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('CORRMATRIX', [data, method, output, headers], invocation);
}
