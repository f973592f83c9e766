import { guessColumns, type GuessedColumn } from '../../source/headers.js';
import type { TableInFocus } from '../../source/table-in-focus.js';

const looksLikeKey = (name: string) => /(^|[\s_])(id|key|code|no|nr|number)$/i.test(name);
const measuredNotCounted =
  /\b(price|rate|ratio|share|discount|percent\w*|avg|average|mean|median|age|score|rating|index|rank|fare|since|days?|years?|months?|temp\w*|lat\w*|lon|long\w*|height|width|length|speed|per)\b|%/i;
/** Adding such numbers up over rows means nothing. */
const isNotAdditive = (name: string) => measuredNotCounted.test(name.replaceAll('_', ' '));

const plural = (name: string): string => {
  if (/(s|x|ch|sh)$/i.test(name)) return name;
  return /[^aeiou]y$/i.test(name) ? name.replace(/y$/i, 'ies') : `${name}s`;
};

/**
 * Questions the columns invite. They are in English in every language, because the planner reads English.
 */
export const exampleQuestions = (table: TableInFocus): string[] =>
  questionsAbout(guessColumns(table.preview, table.hasHeaders));

/** The same for columns of any table. */
export const questionsAbout = (all: readonly GuessedColumn[]): string[] => {
  const columns = all.filter(({ name, isCode }) => name !== '' && !isCode && !looksLikeKey(name));
  const numbers = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name.toLowerCase());
  const [date] = columns.filter(({ kind }) => kind === 'date');
  const [group, second = group] = columns.filter(({ kind }) => kind === 'text').map(({ name }) => name.toLowerCase());
  const mean = numbers.find(isNotAdditive);
  const total = numbers.filter((name) => !isNotAdditive(name)).at(-1);
  return [
    total && group && `Total ${total} by ${group}`,
    total && second && second !== group && `Top 5 ${plural(second)} by ${total}`,
    mean && date && `Average ${mean} per month`,
    mean && group && !date && `Average ${mean} by ${group}`,
    total && date && !mean && `Total ${total} per month`,
    group && !total && `How many rows per ${group}?`,
  ].filter((question): question is string => Boolean(question));
};
