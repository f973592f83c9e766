import { callFunction } from './runtime.js';

/**
 * Says which columns drive a target, and how much.
 * @customfunction EXPLAIN
 * @helpurl /help/functions/explain
 * @param target The column to explain, or its name among the drivers.
 * @param drivers The columns that may explain it, headers included.
 * @param [top] How many drivers to name at most. 5 when left out.
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns One row per driver: its own share with bounds, its effect with bounds, certainty. One sentence when nothing drives it.
 * @example =DV.EXPLAIN(H1:H500, A1:G500)
 * @example =DV.EXPLAIN("Revenue", A1:H500, 3)
 * @cancelable
 * @requiresAddress
 */
export function explain(
  target: unknown[][],
  drivers: unknown[][],
  top: number,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('EXPLAIN', [target, drivers, top, headers], invocation);
}
