import type { Chart, ChartSeries } from '#shared/answers/chart.js';
import { CHART_HEIGHT, CHART_WIDTH, type PlacedChart } from './chart-places.js';
import { rangeAt } from '../blocks.js';
import { textWithoutPrefix } from './cell-values.js';
import type { PlannedTable } from './plan.js';

type ChartType = Parameters<Excel.ChartCollection['add']>[0];

/** A bridge is drawn as stacked columns on an invisible foot; bins as columns that nearly touch. */
const chartTypes: Record<Chart['kind'], ChartType> = {
  line: 'Line',
  bar: 'BarClustered',
  column: 'ColumnClustered',
  'stacked-column': 'ColumnStacked',
  'stacked-bar': 'BarStacked',
  scatter: 'XYScatter',
  histogram: 'ColumnClustered',
  waterfall: 'ColumnStacked',
  doughnut: 'Doughnut',
};

const SERIES_COLOR = '#156082';
const REFERENCE_COLOR = '#8a8a8a';
/** Colours of a bridge, by the columns of its table: foot, total, fall, rise, and the two below zero. */
const bridgeColors = [null, REFERENCE_COLOR, '#b3430a', SERIES_COLOR, '#b3430a', SERIES_COLOR] as const;
const BRIDGE_GAP = 40;
const GRID_COLOR = '#e6e6e6';
const MARK_COLOR = '#b3430a';

/** Labels that begin like a formula would be read as a reference. */
const label = (text: string): string => (/^[=+\-@＝＋－＠]/.test(text) ? ` ${text}` : text);

const bodyColumn = (sheet: Excel.Worksheet, { area }: PlannedTable, column: number): Excel.Range =>
  rangeAt(sheet, { row: area.row + 1, column: area.column + column, rows: area.rows - 1, columns: 1 });

/** Two columns where a category lies within the one left of it: Excel then shows both levels. */
const categoriesOf = (sheet: Excel.Worksheet, table: PlannedTable, { category, within }: Chart): Excel.Range => {
  if (within !== category - 1) return bodyColumn(sheet, table, category);
  const { area } = table;
  return rangeAt(sheet, { row: area.row + 1, column: area.column + within, rows: area.rows - 1, columns: 2 });
};

const drawMarks = (series: Excel.ChartSeries): void => {
  series.markerStyle = 'Circle';
  series.markerSize = 8;
  series.markerBackgroundColor = MARK_COLOR;
  series.markerForegroundColor = MARK_COLOR;
  series.format.line.lineStyle = 'None';
};

const drawLine = (series: Excel.ChartSeries, role: ChartSeries['role']): void => {
  const { line } = series.format;
  if (role === 'mark') return drawMarks(series);
  series.markerStyle = 'None';
  if (role === 'value') return;
  line.color = role === 'reference' ? REFERENCE_COLOR : SERIES_COLOR;
  line.weight = role === 'lower' || role === 'upper' ? 0.75 : 2.25;
  line.lineStyle = role === 'forecast' || role === 'reference' ? 'Dash' : 'Continuous';
};

const drawBridge = (series: Excel.ChartSeries, index: number): void => {
  const color = bridgeColors[index] ?? null;
  if (color === null) series.format.fill.clear();
  else series.format.fill.setSolidColor(color);
  series.gapWidth = BRIDGE_GAP;
};

const addSeries = (sheet: Excel.Worksheet, drawn: Excel.Chart, { chart, table }: PlacedChart): void => {
  chart.series.forEach((planned, index) => {
    const name = label(planned.name || String(textWithoutPrefix(table.header[planned.column] ?? '')));
    const series = index === 0 ? drawn.series.getItemAt(0) : drawn.series.add(name);
    if (index === 0) series.name = name;
    else series.setValues(bodyColumn(sheet, table, planned.column));
    series.setXAxisValues(categoriesOf(sheet, table, chart));
    if (chart.kind === 'line') drawLine(series, planned.role);
    if (chart.kind === 'waterfall') drawBridge(series, index);
    if (chart.kind === 'histogram') series.gapWidth = 5;
  });
};

const dress = (drawn: Excel.Chart, chart: Chart): void => {
  drawn.title.text = label(chart.title);
  const bare = chart.kind === 'waterfall' || (chart.series.length === 1 && chart.kind !== 'doughnut');
  if (bare) drawn.legend.visible = false;
  else drawn.legend.position = 'Top';
  if (chart.kind === 'doughnut') return;
  drawn.axes.valueAxis.majorGridlines.format.line.color = GRID_COLOR;
  if (chart.kind === 'bar' || chart.kind === 'stacked-bar') drawn.axes.categoryAxis.reversePlotOrder = true;
};

/** Native, editable charts over the written cells. Gives back their names. */
export const addCharts = (sheet: Excel.Worksheet, charts: readonly PlacedChart[], prefix: string): string[] =>
  charts.flatMap((placed, index) => {
    const first = placed.chart.series[0];
    if (!first) return [];
    const source = bodyColumn(sheet, placed.table, first.column);
    const drawn = sheet.charts.add(chartTypes[placed.chart.kind], source, 'Columns');
    const name = `${prefix}_${index + 1}`;
    drawn.name = name;
    drawn.setPosition(sheet.getRangeByIndexes(placed.row, placed.column, 1, 1));
    drawn.width = CHART_WIDTH;
    drawn.height = CHART_HEIGHT;
    addSeries(sheet, drawn, placed);
    dress(drawn, placed.chart);
    return [name];
  });
