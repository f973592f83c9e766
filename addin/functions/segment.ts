import { callFunction } from './runtime.js';

/**
 * What DV.SEGMENT gives back.
 * @customenum {string}
 */
export enum SegmentOutput {
  /** The number of the segment for every row, 1 for the largest. */
  Number = 'number',
  /** Its name for every row. */
  Name = 'name',
  /** A table of the segments: rows, share and what sets each apart. */
  Profile = 'profile',
}

/**
 * Puts similar rows into segments.
 * @customfunction SEGMENT
 * @helpurl /help/functions/segment
 * @param data The table, headers included. Numbers and short categories are used.
 * @param [segments] How many segments, 1 to 100. Found by itself when left out.
 * @param [output] "number" (default) or "name" for every row, "profile" for a table of the segments.
 * @param [headers] TRUE if the first row holds column names, FALSE if not. Detected when left out.
 * @param invocation Invocation object.
 * @returns One cell a row to stand beside the data, blank where a row fits no segment, or a table of the segments.
 * @example =DV.SEGMENT(A1:F500)
 * @example =DV.SEGMENT(A1:F500,, "profile")
 * @cancelable
 * @requiresAddress
 */
export function segment(
  data: unknown[][],
  segments: number,
  output: SegmentOutput,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return callFunction('SEGMENT', [data, segments, output, headers], invocation);
}
