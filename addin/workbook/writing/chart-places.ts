import type { PlannedChart, PlannedLine, SheetPlan } from './plan.js';
import { HEADER_ROW } from './plan.js';
import { asText } from './cell-values.js';

/** 480 x 288 pixels, in the points Office.js counts. */
export const CHART_WIDTH = 360;
export const CHART_HEIGHT = 216;
const CHARTS_PER_ROW = 2;
const GAP_COLUMNS = 1;
const READING_CHARACTERS = 78;

export interface PlacedChart extends PlannedChart {
  /** The cell whose upper left corner is the chart's. */
  readonly row: number;
  readonly column: number;
  /** What the chart shows, in words, in the rows below it: Excel's charts have no alternative text here. */
  readonly reading: readonly PlannedLine[];
}

/** Size of an ordinary cell to the right of the tables, in points. */
export interface CellSize {
  readonly width: number;
  readonly height: number;
}

const wrap = (text: string): string[] => {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > READING_CHARACTERS) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.filter((line) => line !== '');
};

/** First column right of the tables that charts may use. */
export const chartColumn = ({ area }: SheetPlan): number => area.column + area.columns + GAP_COLUMNS;

/** Two charts per row, right of the tables, each with its reading in words below it. */
export const placeCharts = (plan: SheetPlan, origin: { row: number }, cell: CellSize): PlacedChart[] => {
  const columnsPerChart = Math.ceil((CHART_WIDTH + 12) / Math.max(cell.width, 8));
  const rowsPerChart = Math.ceil((CHART_HEIGHT + 4) / Math.max(cell.height, 5));
  const first = chartColumn(plan);
  let row = origin.row + HEADER_ROW;
  let tallest = 0;
  return plan.charts.map((planned, index) => {
    if (index > 0 && index % CHARTS_PER_ROW === 0) {
      row += rowsPerChart + tallest + 1;
      tallest = 0;
    }
    const column = first + (index % CHARTS_PER_ROW) * columnsPerChart;
    const reading = wrap(planned.chart.reading).map((text, offset): PlannedLine => {
      return { row: row + rowsPerChart + offset, column, text: asText(text), look: 'reading' };
    });
    tallest = Math.max(tallest, reading.length);
    return { ...planned, row, column, reading };
  });
};
