import { guessColumns } from '../../source/headers.js';
import type { TableInFocus } from '../../source/table-in-focus.js';

const looksLikeKey = (name: string) => /(^|[\s_])(id|key|code|no|nr|number)$/i.test(name);
const looksLikeRate = (name: string) => /price|rate|share|discount|percent|%|avg|average|age|score|fare/i.test(name);

/**
 * Questions the columns invite. They are in English in every language, because the planner reads English.
 */
export const exampleQuestions = (table: TableInFocus): string[] => {
  const columns = guessColumns(table.preview, table.hasHeaders).filter(
    ({ name }) => name !== '' && !looksLikeKey(name),
  );
  const numbers = columns.filter(({ kind }) => kind === 'number').map(({ name }) => name.toLowerCase());
  const [date] = columns.filter(({ kind }) => kind === 'date');
  const groups = columns.filter(({ kind }) => kind === 'text').map(({ name }) => name.toLowerCase());
  const rate = numbers.find(looksLikeRate);
  const total = numbers.filter((name) => !looksLikeRate(name)).at(-1) ?? rate;
  const other = groups[1] ?? groups[0];
  return [
    total && groups[0] && `Total ${total} by ${groups[0]}`,
    total && other && `Top 5 ${other} by ${total}`,
    rate && date && `Average ${rate} per month`,
    total && date && !rate && `Total ${total} per month`,
    groups[0] && !total && `How many rows per ${groups[0]}?`,
  ].filter((question): question is string => Boolean(question));
};
