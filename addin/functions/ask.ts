import { callFunction } from './runtime.js';

/**
 * What DV.ASK gives back.
 * @customenum {string}
 */
export enum AskOutput {
  /** One cell with the answer in a sentence. */
  Answer = 'answer',
  /** The table behind the answer, with a header row. */
  Table = 'table',
}

/**
 * Answers a question about a table in plain English.
 * @customfunction ASK
 * @helpurl /help/functions/ask
 * @param question The question, such as "total revenue by region in 2025".
 * @param [data] The table to ask about, headers included.
 * @param [output] "answer" (default) for one sentence, "table" for the table behind it.
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns One cell with the answer, or a table with a header row.
 * @remarks A cell is always read by rules, never by a language model, whatever the pane is set to: it costs nothing, sends nothing, and calculates to the same answer every time.
 * @remarks A cell asks nothing back and goes on from no question before it: where words fit several columns, it says which, and the question names one. Definitions of the workspace belong to the pane; a cell does not know them.
 * @example =DV.ASK("units by region", A1:H5001)
 * @example =DV.ASK("top 5 products by revenue", Orders, "table")
 * @cancelable
 * @requiresAddress
 */
export function ask(
  question: string,
  data: unknown[][],
  output: AskOutput,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('ASK', [question, data, output, headers], invocation);
}
