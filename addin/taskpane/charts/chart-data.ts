import type { Answer } from '#shared/answers/answer.js';
import type { Chart, ChartSeries } from '#shared/answers/chart.js';
import type { AnswerColumn, AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import { isMonthStart, type Format } from '../wording/format.js';

export interface PlottedSeries {
  readonly name: string;
  readonly role: ChartSeries['role'];
  readonly values: readonly (number | null)[];
  readonly column: AnswerColumn;
}

/** A chart together with the cells it is drawn from; built once, drawn by whichever component suits the kind. */
export interface PlottedChart {
  readonly kind: Chart['kind'];
  readonly caption: string;
  readonly reading: string;
  readonly labels: readonly string[];
  readonly categories: readonly Cell[];
  readonly series: readonly PlottedSeries[];
}

export interface Wording {
  readonly format: Format;
  /** Stands for a category without a name. */
  readonly blank: string;
}

const asNumber = (cell: Cell | undefined): number | null => {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

const labelsOf = (table: AnswerTable, category: number, { format, blank }: Wording): string[] => {
  const column = table.columns[category];
  const cells = table.rows.map((row) => row[category] ?? null);
  const months = cells.every((cell) => cell === null || isMonthStart(cell));
  return cells.map((cell) => {
    if (cell === null || cell === '') return blank;
    if (months && typeof cell === 'string') return format.shortMonth(cell);
    return column ? format.cell(cell, column) : String(cell);
  });
};

/** "North · Oslo Desk" where a category lies within another. */
const fullLabels = (table: AnswerTable, { category, within }: Chart, wording: Wording): string[] => {
  const labels = labelsOf(table, category, wording);
  if (within === undefined) return labels;
  const outer = labelsOf(table, within, wording);
  return labels.map((label, index) => `${outer[index] ?? ''} \u00b7 ${label}`);
};

/** Looks up the cells a chart names; null when the table or a column is not there. */
export const plottedChart = (chart: Chart, tables: Answer['tables'], wording: Wording): PlottedChart | null => {
  const table = tables[chart.table];
  if (!table || !table.columns[chart.category]) return null;
  const series = chart.series.flatMap(({ name, role, column: index }) => {
    const column = table.columns[index];
    return column ? [{ name, role, column, values: table.rows.map((row) => asNumber(row[index])) }] : [];
  });
  if (series.length === 0 || table.rows.length === 0) return null;
  return {
    kind: chart.kind,
    caption: chart.caption,
    reading: chart.reading,
    labels: fullLabels(table, chart, wording),
    categories: table.rows.map((row) => row[chart.category] ?? null),
    series,
  };
};
