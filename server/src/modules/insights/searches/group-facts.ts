import type { Chart } from '#shared/answers/chart.js';
import type { AnswerTable } from '#shared/answers/table.js';
import { fullNumber } from '#shared/wording/numbers.js';
import type { Grouping } from './groups.js';

/** The largest groups by sum or by mean. */
export const groupTable = ({ groups, measure, dimension }: Grouping, by: 'sum' | 'mean', most: number): AnswerTable => {
  const value = ({ sum, rows }: Grouping['groups'][number]): number => (by === 'sum' ? sum : sum / rows);
  const sorted = [...groups].sort((a, b) => value(b) - value(a));
  const title = by === 'sum' ? measure.name : `Average ${measure.name}`;
  return {
    name: `${measure.name} by ${dimension.name}`,
    columns: [
      { name: dimension.name, type: 'text', unit: { kind: 'plain' }, decimals: null },
      { name: title, type: 'number', unit: measure.unit, decimals: null },
      { name: 'Rows', type: 'integer', unit: { kind: 'plain' }, decimals: 0 },
    ],
    rows: sorted.slice(0, most).map((group) => [group.name, value(group), group.rows]),
    totalRows: groups.length,
  };
};

export const groupChart = (headline: string, caption: string, { rows, columns }: AnswerTable): Chart => ({
  kind: 'bar',
  title: headline,
  caption,
  reading: rows.map(([name, value]) => `${String(name)} ${fullNumber(Number(value))}`).join(', '),
  table: 0,
  category: 0,
  series: [{ name: columns[1]!.name, column: 1, role: 'value' }],
});
