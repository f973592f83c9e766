import { callFunction } from './runtime.js';

/**
 * Sums up a table in a few sentences, computed from its cells; where AI in cells is on, the co-pilot chooses which.
 * @customfunction SUMMARIZE
 * @helpurl /help/functions/summarize
 * @param data The table, headers included.
 * @param [sentences] How many sentences at most, 1 to 8; 4 when left out.
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns One cell with the sentences.
 * @example =DV.SUMMARIZE(A1:H500)
 * @cancelable
 * @requiresAddress
 */
export function summarize(
  data: unknown[][],
  sentences: number,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('SUMMARIZE', [data, sentences, headers], invocation);
}
