import { callFunction } from './runtime.js';

/**
 * Runs a SQL SELECT over a range. The table is called data.
 * @customfunction QUERY
 * @helpurl /help/functions/query
 * @param data The table, headers included.
 * @param query One SELECT, such as "select region, sum(units) from data group by region".
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns The result with a header row.
 * @example =DV.QUERY(A1:H500, "select region, sum(units) from data group by region")
 * @cancelable
 * @requiresAddress
 */
export function query(
  data: unknown[][],
  query: string,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('QUERY', [data, query, headers], invocation);
}
