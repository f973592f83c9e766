import type { Chart } from '#shared/answers/chart.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';

const MAX_POINTS = 500;
const MAX_BARS = 30;
const MAX_SERIES = 4;

const isMeasure = ({ type }: AnswerColumn): boolean => type === 'integer' || type === 'number';
const isDate = ({ type }: AnswerColumn): boolean => type === 'date' || type === 'datetime';

/** A line for measures over dates, bars for measures by one category; nothing when the table has another shape. */
export const chartOf = (table: AnswerTable): Chart[] => {
  const [first, ...others] = table.columns;
  if (!first || table.rows.length < 2 || table.rows.length < table.totalRows) return [];
  if (others.length === 0 || others.length > MAX_SERIES || !others.every(isMeasure)) return [];
  const overTime = isDate(first);
  if (isMeasure(first) || table.rows.length > (overTime ? MAX_POINTS : MAX_BARS)) return [];
  const names = others.map(({ name }) => name).join(', ');
  return [
    {
      kind: overTime ? 'line' : others.length === 1 ? 'bar' : 'column',
      title: `${names} by ${first.name}`,
      caption: `${names}, ${table.rows.length} ${overTime ? 'points' : 'groups'}`,
      reading: `${names} for each ${first.name}, ${table.rows.length} values.`,
      table: 0,
      category: 0,
      series: others.map(({ name }, index) => ({ name, column: index + 1, role: 'value' })),
    },
  ];
};
