import { callFunction } from './runtime.js';

/**
 * Runs a SQL SELECT on a saved connection. It can only read.
 * @customfunction SQL
 * @helpurl /help/functions/sql
 * @param query One SELECT in the language of the source; each ? is filled by a parameter.
 * @param [connection] Name of the connection. May be left out when only one is saved.
 * @param [parameter1] Value for the first ?, such as a cell.
 * @param [parameter2] Value for the second ?.
 * @param [parameter3] Value for the third ?.
 * @param [parameter4] Value for the fourth ?.
 * @param invocation Invocation object.
 * @returns The result with a header row.
 * @example =DV.SQL("select region, sum(amount) from orders group by region", "Shop")
 * @example =DV.SQL("select * from orders where region = ? and year = ?", "Shop", B1, B2)
 * @cancelable
 * @requiresAddress
 */
// eslint-disable-next-line max-params -- one argument a place in the query
export function sql(
  query: string,
  connection: string,
  parameter1: unknown[][],
  parameter2: unknown[][],
  parameter3: unknown[][],
  parameter4: unknown[][],
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('SQL', [query, connection, parameter1, parameter2, parameter3, parameter4], invocation);
}
