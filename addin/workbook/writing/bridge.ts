import type { Answer } from '#shared/answers/answer.js';
import { bridgeSteps, type BridgeStep } from '#shared/answers/bridge.js';
import type { Chart } from '#shared/answers/chart.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';

/** Columns of a bridge table after its labels; the first is the invisible foot the others stand on. */
const names = ['Base', 'Total', 'Fall', 'Rise', 'Fall below zero', 'Rise below zero'] as const;
const BELOW_ZERO = 2;

const above = (level: number): number => Math.max(0, level);
const below = (level: number): number => Math.min(0, level);

/** Heights of the stacked columns of one step. A step across zero is drawn as two pieces, one on either side. */
const heights = ({ kind, from, to }: BridgeStep): number[] => {
  if (kind === 'total') return [0, to, 0, 0, 0, 0];
  const up = Math.abs(above(to) - above(from));
  const down = -Math.abs(below(to) - below(from));
  const base = up > 0 ? (down < 0 ? 0 : Math.min(from, to)) : Math.max(from, to);
  return kind === 'fall' ? [base, 0, up, 0, down, 0] : [base, 0, 0, up, 0, down];
};

const numberLike = (column: AnswerColumn | undefined, name: string): AnswerColumn => ({
  name,
  type: 'number',
  unit: column?.unit ?? { kind: 'plain' },
  decimals: column?.decimals ?? null,
});

const bridgeTable = (table: AnswerTable, chart: Chart): { table: AnswerTable; columns: number } => {
  const value = chart.series[0]?.column ?? 0;
  const label = table.columns[chart.category];
  const steps = bridgeSteps(table.rows.map((row) => Number(row[value] ?? 0)));
  const rows = steps.map(heights);
  const sinks = rows.some((row) => row.slice(-BELOW_ZERO).some((height) => height !== 0));
  const columns = names.slice(0, sinks ? names.length : names.length - BELOW_ZERO);
  return {
    columns: columns.length,
    table: {
      name: `${table.name || 'Change'}, drawn`,
      columns: [
        { name: label?.name || 'Step', type: 'text', unit: { kind: 'plain' }, decimals: null },
        ...columns.map((name) => numberLike(table.columns[value], name)),
      ],
      rows: rows.map((row, index) => [
        String(table.rows[index]?.[chart.category] ?? ''),
        ...row.slice(0, columns.length),
      ]),
      totalRows: rows.length,
    },
  };
};

/** Spreadsheets stack columns but know no bridge everywhere: each one gets a table of invisible feet and visible steps. */
export const withBridges = (answer: Answer): Answer => {
  const tables = [...answer.tables];
  const charts = answer.charts.map((chart): Chart => {
    const source = answer.tables[chart.table];
    if (chart.kind !== 'waterfall' || !source) return chart;
    const { table, columns } = bridgeTable(source, chart);
    tables.push(table);
    const series = names.slice(0, columns).map((name, index) => ({ name, column: index + 1, role: 'value' as const }));
    return { ...chart, table: tables.length - 1, category: 0, series };
  });
  return { ...answer, tables, charts };
};
