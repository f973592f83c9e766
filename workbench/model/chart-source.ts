import type { Book, CellValue } from '../book/book.js';
import type { SheetArea } from '../book/address.js';
import type { AxisRecord, ChartRecord, SeriesRecord } from '../book/records.js';

export function newSeries(name: string | null): SeriesRecord {
  return {
    name,
    values: null,
    categories: null,
    type: null,
    axisGroup: 'Primary',
    line: {},
    fill: null,
    markerStyle: 'Automatic',
    markerSize: 5,
    markerBackground: null,
    markerForeground: null,
    smooth: false,
    dataLabels: null,
    gapWidth: 150,
    overlap: 0,
    pointFills: new Map(),
  };
}

function newAxis(majorGridlines: boolean): AxisRecord {
  return {
    visible: true,
    title: null,
    titleFont: {},
    minimum: null,
    maximum: null,
    majorUnit: null,
    numberFormat: 'General',
    majorGridlines,
    minorGridlines: false,
    reverse: false,
    categoryType: 'Automatic',
    tickLabelPosition: 'NextToAxis',
    tickLabelSpacing: null,
    scaleType: 'Linear',
    line: {},
    gridline: {},
    font: {},
  };
}

/** Excel's defaults: 360 x 216 points, a title for one series, a legend for several. */
export function newChart(id: string, name: string, sheet: string, type: string): ChartRecord {
  return {
    id,
    name,
    sheet,
    type,
    seriesBy: 'Columns',
    left: 100,
    top: 100,
    width: 360,
    height: 216,
    title: { visible: true, text: 'Chart Title', font: {}, overlay: false },
    legend: { visible: true, position: 'Bottom', overlay: false, font: {} },
    axes: { category: newAxis(false), value: newAxis(true), secondary: newAxis(false) },
    series: [],
    fill: '#FFFFFF',
    border: {},
    font: {},
    displayBlanksAs: 'NotPlotted',
  };
}

const isText = (value: CellValue): boolean => typeof value === 'string' && value !== '';

/** Splits a source range into series the way Excel guesses headers, categories and orientation. */
export function seriesFrom(book: Book, area: SheetArea, seriesBy: string): Pick<ChartRecord, 'series' | 'seriesBy'> {
  const values = book.values(area);
  const byColumns = seriesBy === 'Columns' || (seriesBy !== 'Rows' && area.rows >= area.columns);
  const first = values[0] ?? [];
  const corner = first[0] ?? '';
  const body = values.slice(1);
  const headerRow = area.rows > 1 && first.slice(1).every(isText) && (first.length > 1 || isText(corner));
  const labelColumn =
    area.columns > 1 && (corner === '' || body.every((row) => isText(row[0] ?? '')) || isDateColumn(book, area));
  const inner: SheetArea = {
    ...area,
    row: area.row + Number(headerRow),
    rows: area.rows - Number(headerRow),
    column: area.column + Number(labelColumn),
    columns: area.columns - Number(labelColumn),
  };
  const count = byColumns ? inner.columns : inner.rows;
  const series = Array.from({ length: count }, (_, i) => {
    const header = byColumns
      ? headerRow && first[i + Number(labelColumn)]
      : labelColumn && values[i + Number(headerRow)]?.[0];
    return {
      ...newSeries(header === false || header === undefined ? null : String(header)),
      values: byColumns
        ? { ...inner, column: inner.column + i, columns: 1 }
        : { ...inner, row: inner.row + i, rows: 1 },
      categories: categoriesOf(area, inner, { byColumns, headerRow, labelColumn }),
    };
  });
  return { series, seriesBy: byColumns ? 'Columns' : 'Rows' };
}

interface Layout {
  readonly byColumns: boolean;
  readonly headerRow: boolean;
  readonly labelColumn: boolean;
}

function categoriesOf(area: SheetArea, inner: SheetArea, layout: Layout): SheetArea | null {
  if (layout.byColumns) return layout.labelColumn ? { ...inner, column: area.column, columns: 1 } : null;
  return layout.headerRow ? { ...inner, row: area.row, rows: 1 } : null;
}

/** Dates are numbers; their number format gives them away as categories. */
function isDateColumn(book: Book, area: SheetArea): boolean {
  const sample = book.formats({ ...area, row: area.row + area.rows - 1, rows: 1, columns: 1 })[0]?.[0] ?? '';
  return /[yd]/i.test(sample.replace(/\[[^\]]*\]|"[^"]*"/g, ''));
}
