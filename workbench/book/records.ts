import type { SheetArea } from './address.js';

/** What lies on or beside the cells. Lengths are in points (1/72 inch), as in Excel's API. */
export interface TableRecord {
  readonly id: string;
  name: string;
  area: SheetArea;
  style: string;
  showHeaders: boolean;
  showTotals: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
}

export interface LineStyle {
  color?: string;
  /** Excel.ChartLineStyle: Continuous, Dash, Dot, DashDot, None, … */
  style?: string;
  /** Points. */
  weight?: number;
}

export interface TextStyle {
  bold?: boolean;
  italic?: boolean;
  color?: string;
  size?: number;
  name?: string;
  underline?: string;
}

export interface SeriesRecord {
  name: string | null;
  values: SheetArea | null;
  categories: SheetArea | null;
  type: string | null;
  axisGroup: 'Primary' | 'Secondary';
  line: LineStyle;
  fill: string | null;
  /** Excel.ChartMarkerStyle */
  markerStyle: string;
  markerSize: number;
  markerBackground: string | null;
  markerForeground: string | null;
  smooth: boolean;
  dataLabels: LabelsRecord | null;
  /** Percent of the bar's width. */
  gapWidth: number;
  overlap: number;
  pointFills: Map<number, string>;
}

export interface LabelsRecord {
  showValue: boolean;
  position: string;
  numberFormat: string;
  font: TextStyle;
}

export interface AxisRecord {
  visible: boolean;
  title: string | null;
  titleFont: TextStyle;
  minimum: number | null;
  maximum: number | null;
  majorUnit: number | null;
  numberFormat: string;
  majorGridlines: boolean;
  minorGridlines: boolean;
  reverse: boolean;
  categoryType: string;
  tickLabelPosition: string;
  tickLabelSpacing: number | null;
  scaleType: string;
  line: LineStyle;
  gridline: LineStyle;
  font: TextStyle;
}

export interface ChartRecord {
  readonly id: string;
  name: string;
  sheet: string;
  type: string;
  seriesBy: 'Rows' | 'Columns';
  left: number;
  top: number;
  width: number;
  height: number;
  title: { visible: boolean; text: string; font: TextStyle; overlay: boolean };
  legend: { visible: boolean; position: string; overlay: boolean; font: TextStyle };
  axes: { category: AxisRecord; value: AxisRecord; secondary: AxisRecord };
  series: SeriesRecord[];
  fill: string | null;
  border: LineStyle;
  font: TextStyle;
  displayBlanksAs: string;
}

export interface ReplyRecord {
  readonly id: string;
  content: string;
  readonly author: string;
  readonly created: string;
}

export interface CommentRecord {
  readonly id: string;
  area: SheetArea;
  content: string;
  readonly author: string;
  readonly created: string;
  resolved: boolean;
  replies: ReplyRecord[];
}

export interface NameRecord {
  readonly id: string;
  name: string;
  /** null: the whole workbook */
  readonly scope: string | null;
  area: SheetArea | null;
  formula: string;
  comment: string;
  visible: boolean;
}

export interface ColorStop {
  readonly type: string;
  readonly formula: string | null;
  readonly color: string;
}

export interface ConditionalFormatRecord {
  readonly id: string;
  area: SheetArea;
  readonly type: 'DataBar' | 'ColorScale';
  stopIfTrue: boolean;
  bar: { positive: string; negative: string; gradient: boolean; barOnly: boolean };
  scale: readonly ColorStop[];
}

export interface SheetRecord {
  protected: boolean;
  password: string | null;
  options: Record<string, unknown>;
  showGridlines: boolean;
  showHeadings: boolean;
  tabColor: string;
  properties: Map<string, string>;
  page: Record<string, unknown>;
  printTitleRows: SheetArea | null;
  printArea: SheetArea | null;
}
