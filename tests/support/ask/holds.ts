/** A column of an answer, value by value. */
export type AnswerColumn = readonly unknown[];

const text = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value).toPrecision(9);
  const shown = value instanceof Date ? value.toISOString() : String(value as string);
  return shown.replace(/[T ]00:00:00(\.0+)?Z?$/, '');
};

const rowsOf = (columns: readonly AnswerColumn[]): string =>
  (columns[0] ?? [])
    .map((_, row) => columns.map((column) => text(column[row])).join('\u0001'))
    .sort()
    .join('\n');

/** Whether some columns of the answer, in some order, hold the expected rows. */
export const holds = (
  answer: readonly AnswerColumn[],
  expected: readonly AnswerColumn[],
  taken: readonly AnswerColumn[] = [],
): boolean => {
  if (taken.length === expected.length) return rowsOf(taken) === rowsOf(expected);
  const wanted = rowsOf([expected[taken.length] ?? []]);
  return answer.some((column) => rowsOf([column]) === wanted && holds(answer, expected, [...taken, column]));
};
