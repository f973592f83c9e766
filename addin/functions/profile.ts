import { callFunction } from './runtime.js';

/**
 * Describes every column of a table.
 * @customfunction PROFILE
 * @helpurl /help/functions/profile
 * @param data The table, headers included.
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns One row per column: type, rows, missing, distinct, smallest, largest, mean, median, standard deviation, issues.
 * @example =DV.PROFILE(A1:H500)
 * @cancelable
 * @requiresAddress
 */
export function profile(
  data: unknown[][],
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('PROFILE', [data, headers], invocation);
}
