import type { EChartsCoreOption } from 'echarts/core';
import type { AxisRecord, ChartRecord, LineStyle, TextStyle } from '../book/records.js';
import type { SeriesData } from './chart-data.js';
import { chartKind, type ChartKind } from './chart-kind.js';
import { accent, chartFont, chartGrid, chartText, pixelsPerPoint } from './palette.js';

type Format = (value: number, format: string) => string;
type Option = Record<string, unknown>;

const titlePixels = 40;
const legendPixels = 26;

/** An ECharts option that looks like the chart Excel draws from the same record. */
export function chartOption(chart: ChartRecord, data: readonly SeriesData[], format: Format): EChartsCoreOption {
  const kind = chartKind(chart.type) ?? (chartKind('ColumnClustered') as ChartKind);
  return {
    animation: false,
    backgroundColor: chart.fill ?? 'transparent',
    textStyle: { fontFamily: chartFont, color: chartText },
    title: title(chart),
    legend: legend(chart, kind, data),
    tooltip: { trigger: kind.mark === 'pie' || kind.mark === 'scatter' ? 'item' : 'axis', confine: true },
    ...(kind.mark === 'pie' ? {} : { grid: grid(chart), ...axes(chart, kind, data, format) }),
    series: data.map((series, i) => seriesOption(chart, kind, data, { series, index: i, format })),
  };
}

function text(style: TextStyle, defaultPoints: number): Option {
  return {
    fontSize: (style.size ?? defaultPoints) * pixelsPerPoint,
    fontWeight: style.bold ? 'bold' : 'normal',
    fontStyle: style.italic ? 'italic' : 'normal',
    color: style.color ?? chartText,
    ...(style.name && { fontFamily: `${style.name}, ${chartFont}` }),
  };
}

function title({ title: { visible, text: words, font }, width }: ChartRecord): Option {
  const style = { ...text(font, 14), overflow: 'break', width: width * pixelsPerPoint - 24 };
  return { show: visible, text: words, left: 'center', top: 8, textStyle: style };
}

function legend(
  { legend: { visible, position, font } }: ChartRecord,
  kind: ChartKind,
  data: readonly SeriesData[],
): Option {
  const places: Readonly<Record<string, Option>> = {
    Top: { top: titlePixels - 8, left: 'center' },
    Left: { left: 8, top: 'middle', orient: 'vertical' },
    Right: { right: 8, top: 'middle', orient: 'vertical' },
    Corner: { right: 8, top: titlePixels, orient: 'vertical' },
  };
  const pointy = kind.mark !== 'line' && kind.mark !== 'scatter';
  return {
    show: visible,
    ...(kind.mark !== 'pie' && { data: data.filter(isListed).map(({ name }) => name) }),
    ...(pointy && { icon: 'rect' }),
    itemWidth: pointy ? 8 : 26,
    itemHeight: pointy ? 8 : 2,
    itemGap: 14,
    textStyle: text(font, 9),
    ...(places[position] ?? { bottom: 4, left: 'center' }),
  };
}

/** A series without a fill (the base of a bridge) is not worth a legend entry. */
const isListed = ({ record }: SeriesData): boolean => record.fill !== 'transparent';

function grid({
  title: { visible: titled },
  legend: { visible, position },
  axes: { category, value },
}: ChartRecord): Option {
  const shown = (side: string): number => (visible && position === side ? legendPixels : 0);
  return {
    top: (titled ? titlePixels : 16) + shown('Top'),
    bottom: 8 + shown('Bottom') + (category.title === null ? 0 : 20),
    left: 12 + (visible && position === 'Left' ? 90 : 0) + (value.title === null ? 0 : 20),
    right: 16 + (visible && position === 'Right' ? 90 : 0),
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  };
}

function axes(chart: ChartRecord, kind: ChartKind, data: readonly SeriesData[], format: Format): Option {
  const { category, value, secondary } = chart.axes;
  const sourceFormat = kind.stack === 'percent' ? '0%' : (data[0]?.format ?? 'General');
  const values = [axisOption(value, 'value', { format, sourceFormat })];
  if (data.some(({ record }) => record.axisGroup === 'Secondary')) {
    values.push({ ...axisOption(secondary, 'value', { format, sourceFormat }), position: 'right' });
  }
  if (kind.stack === 'percent') Object.assign(values[0] as Option, { max: 1 });
  const across: Option =
    kind.mark === 'scatter'
      ? { ...axisOption(category, 'value', { format, sourceFormat: 'General' }), scale: true }
      : {
          ...axisOption(category, 'category', { format, sourceFormat: 'General' }),
          data: longest(data),
          boundaryGap: kind.mark !== 'area',
        };
  return kind.mark === 'bar' ? { xAxis: values, yAxis: across } : { xAxis: across, yAxis: values };
}

function longest(data: readonly SeriesData[]): readonly string[] {
  return data.reduce<readonly string[]>(
    (all, { categories }) => (categories.length > all.length ? categories : all),
    [],
  );
}

interface Formatting {
  readonly format: Format;
  readonly sourceFormat: string;
}

function axisOption(axis: AxisRecord, type: 'value' | 'category', { format, sourceFormat }: Formatting): Option {
  const pattern = axis.numberFormat === 'General' ? sourceFormat : axis.numberFormat;
  const spacing = axis.tickLabelSpacing;
  return {
    type,
    show: axis.visible,
    inverse: axis.reverse,
    ...(axis.minimum !== null && { min: axis.minimum }),
    ...(axis.maximum !== null && { max: axis.maximum }),
    ...(axis.majorUnit !== null && { interval: axis.majorUnit }),
    ...(axis.scaleType === 'Logarithmic' && { type: 'log' }),
    ...(axis.title !== null && {
      name: axis.title,
      nameLocation: 'middle',
      nameGap: 34,
      nameTextStyle: text(axis.titleFont, 10),
    }),
    axisLine: { show: type === 'category', lineStyle: line(axis.line, chartGrid, 0.75) },
    axisTick: { show: false },
    axisLabel: {
      show: axis.tickLabelPosition !== 'None',
      ...text(axis.font, 9),
      hideOverlap: true,
      ...(spacing !== null && { interval: spacing - 1 }),
      ...(type === 'value' && { formatter: (value: number) => format(value, pattern) }),
    },
    splitLine: { show: axis.majorGridlines, lineStyle: line(axis.gridline, chartGrid, 0.75) },
    minorSplitLine: { show: axis.minorGridlines },
  };
}

function line(style: LineStyle, color: string, points: number): Option {
  const dashes: Readonly<Record<string, string | number[]>> = {
    Dash: [6, 4],
    DashDot: [6, 3, 2, 3],
    DashDotDot: [6, 3, 2, 3, 2, 3],
    Dot: [2, 3],
    RoundDot: [2, 3],
  };
  return {
    color: style.color || color,
    width: style.style === 'None' ? 0 : (style.weight ?? points) * pixelsPerPoint,
    type: dashes[style.style ?? ''] ?? 'solid',
  };
}

interface Drawn {
  readonly series: SeriesData;
  readonly index: number;
  readonly format: Format;
}

function seriesOption(chart: ChartRecord, kind: ChartKind, all: readonly SeriesData[], drawn: Drawn): Option {
  const { series, index } = drawn;
  const own = series.record.type ? (chartKind(series.record.type) ?? kind) : kind;
  const color = series.record.fill ?? series.record.line.color ?? accent(index);
  const shared: Option = {
    name: series.name,
    itemStyle: { color },
    label: labels(drawn),
    ...(series.record.axisGroup === 'Secondary' && { yAxisIndex: 1 }),
    ...(kind.stack !== 'none' && own.mark === kind.mark && { stack: 'all' }),
  };
  const data = kind.stack === 'percent' ? shares(series, all) : series.values;
  switch (own.mark) {
    case 'column':
    case 'bar':
      return { ...shared, type: 'bar', data: withFills(data, series), ...barWidth(series, all.length, kind) };
    case 'pie':
      return pie(shared, series, own);
    case 'scatter':
      return scatter(shared, series, own);
    default:
      return { ...shared, type: 'line', data, ...lineLook(series, own, color, chart) };
  }
}

function labels({ series: { record, format }, format: formatNumber }: Drawn): Option {
  const wanted = record.dataLabels;
  if (!wanted?.showValue) return { show: false };
  const pattern = wanted.numberFormat === 'General' ? format : wanted.numberFormat;
  const positions: Readonly<Record<string, string>> = {
    Center: 'inside',
    InsideEnd: 'insideTop',
    InsideBase: 'insideBottom',
  };
  return {
    show: true,
    position: positions[wanted.position] ?? 'top',
    ...text(wanted.font, 9),
    formatter: ({ value }: { readonly value: unknown }) =>
      typeof value === 'number' ? formatNumber(value, pattern) : '',
  };
}

function lineLook({ record }: SeriesData, kind: ChartKind, color: string, chart: ChartRecord): Option {
  const marker = record.markerStyle === 'Automatic' ? kind.markers : record.markerStyle !== 'None';
  const fill = record.markerBackground ?? color;
  return {
    lineStyle: line(record.line, color, 2.25),
    showSymbol: marker,
    symbol: marker ? 'circle' : 'none',
    symbolSize: record.markerSize * pixelsPerPoint,
    ...(marker && { itemStyle: { color: fill, borderColor: record.markerForeground ?? color } }),
    smooth: record.smooth,
    connectNulls: chart.displayBlanksAs === 'Interpolated',
    ...(kind.mark === 'area' && { areaStyle: { color: record.fill ?? color, opacity: 1 }, lineStyle: { width: 0 } }),
  };
}

/** Excel's gap width is the space between groups in percent of one bar. */
function barWidth({ record }: SeriesData, count: number, kind: ChartKind): Option {
  const bars = kind.stack === 'none' ? count : 1;
  const share = 100 / (bars + record.gapWidth / 100);
  return { barGap: `${-record.overlap}%`, barWidth: `${share}%` };
}

function withFills(values: readonly (number | null)[], { record }: SeriesData): unknown[] {
  return values.map((value, i) => {
    const color = record.pointFills.get(i);
    return color === undefined ? value : { value, itemStyle: { color } };
  });
}

function shares(series: SeriesData, all: readonly SeriesData[]): (number | null)[] {
  return series.values.map((value, i) => {
    const total = all.reduce((sum, { values }) => sum + Math.abs(values[i] ?? 0), 0);
    return value === null || total === 0 ? null : value / total;
  });
}

function pie(shared: Option, series: SeriesData, kind: ChartKind): Option {
  return {
    ...shared,
    type: 'pie',
    radius: kind.hole ? ['45%', '70%'] : '70%',
    center: ['50%', '55%'],
    label: { ...(shared['label'] as Option), position: 'outside' },
    itemStyle: { borderColor: '#FFFFFF', borderWidth: 1 },
    data: series.values.map((value, i) => ({
      name: series.categories[i] ?? '',
      value: value ?? 0,
      itemStyle: { color: series.record.pointFills.get(i) ?? accent(i) },
    })),
  };
}

function scatter(shared: Option, series: SeriesData, kind: ChartKind): Option {
  const data = series.values.flatMap((value, i) => {
    const position = series.positions[i];
    return value === null || position === null || position === undefined ? [] : [[position, value]];
  });
  if (!kind.lines) return { ...shared, type: 'scatter', symbolSize: series.record.markerSize * pixelsPerPoint, data };
  return {
    ...shared,
    type: 'line',
    data,
    ...lineLook(series, kind, accent(0), { displayBlanksAs: '' } as ChartRecord),
  };
}
