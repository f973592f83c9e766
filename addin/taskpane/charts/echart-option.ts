import type { EChartsCoreOption } from 'echarts/core';
import { seriesColors } from '../theme/chart-colors.js';
import { isMonthStart } from '../wording/format.js';
import type { PlottedChart } from './chart-data.js';
import { AXIS_TEXT, line, marks, textStyle, type ChartRequest } from './line-series.js';
import { forecastSeries } from './forecast-series.js';

const DIRECT_LABELS = 4;

/** ECharts option of a chart: grey grid, few lines, direct labels, the six chart colours in order. */
export const chartOption = (request: ChartRequest): EChartsCoreOption => {
  const { kind } = request.plotted;
  if (kind === 'doughnut') return doughnut(request);
  if (kind === 'scatter') return scatter(request);
  return cartesian(request);
};

const tooltip = (request: ChartRequest, trigger: 'axis' | 'item') => ({
  trigger,
  // Drawn on the canvas: a value from a cell never becomes markup.
  renderMode: 'richText',
  confine: true,
  backgroundColor: request.palette.background,
  borderColor: request.palette.chartAxis,
  padding: 6,
  textStyle: { ...textStyle(request), fontSize: 11, color: request.palette.text },
  valueFormatter: (value: unknown) => (typeof value === 'number' ? request.format.number(value) : ''),
});

const valueAxis = (request: ChartRequest, fromZero: boolean) => ({
  type: 'value',
  scale: !fromZero,
  splitNumber: 3,
  axisLabel: {
    ...textStyle(request),
    formatter: (value: number) => axisText(request, value),
  },
  splitLine: { lineStyle: { color: request.palette.chartGrid } },
});

const axisText = ({ plotted, format }: ChartRequest, value: number): string => {
  const unit = plotted.series[0]?.column.unit;
  return unit?.kind === 'percent' ? format.percent(value, 0) : format.compact(value);
};

const categoryAxis = (request: ChartRequest) => ({
  type: 'category',
  data: [...request.plotted.labels],
  boundaryGap: request.plotted.kind !== 'line',
  axisTick: { show: false },
  axisLine: { lineStyle: { color: request.palette.chartGrid } },
  axisLabel: { ...textStyle(request), hideOverlap: true, interval: tickInterval(request.plotted) },
});

/** Months are labelled in January and July, or in January alone when there are many; everything else as it fits. */
const tickInterval = ({ categories }: PlottedChart) => {
  if (categories.length < 12 || !categories.every(isMonthStart)) return 'auto';
  const labelled = categories.length <= 48 ? ['01', '07'] : ['01'];
  return (index: number) => labelled.includes(String(categories[index]).slice(5, 7));
};

const cartesian = (request: ChartRequest): EChartsCoreOption => {
  const { plotted } = request;
  const sideways = plotted.kind === 'bar' || plotted.kind === 'stacked-bar';
  const fromZero = plotted.kind !== 'line';
  const axes = [categoryAxis(request), valueAxis(request, fromZero)] as const;
  const direct = plotted.kind === 'line' && plotted.series.length > 1 && plotted.series.length <= DIRECT_LABELS;
  const isForecast = plotted.series.some(({ role }) => role === 'forecast');
  const needsLegend = plotted.series.length > 1 && !direct && !isForecast;
  return {
    grid: { left: 2, right: direct && !isForecast ? 62 : 8, top: needsLegend ? 24 : 10, bottom: 2, containLabel: true },
    tooltip: tooltip(request, 'axis'),
    ...(needsLegend && { legend: legend(request) }),
    xAxis: sideways ? axes[1] : axes[0],
    yAxis: sideways ? { ...axes[0], inverse: true } : axes[1],
    series: isForecast ? forecastSeries(request) : plainSeries(request, direct),
  };
};

const legend = (request: ChartRequest) => ({
  top: 0,
  left: 0,
  itemWidth: 10,
  itemHeight: 10,
  type: 'scroll',
  textStyle: { ...textStyle(request), color: request.palette.text },
});

const colorAt = ({ palette }: ChartRequest, index: number) =>
  palette[seriesColors[index % seriesColors.length] ?? 'chart1'];

const plainSeries = (request: ChartRequest, direct: boolean) =>
  request.plotted.series.map((series, index) => {
    const color = series.role === 'reference' ? request.palette.chartTotal : colorAt(request, index);
    const stacked = request.plotted.kind.startsWith('stacked');
    if (series.role === 'mark') return marks(request, series);
    if (request.plotted.kind === 'line') return line(request, series, { color, direct });
    const alone = request.plotted.series.length === 1;
    return {
      type: 'bar',
      name: series.name,
      // The legend takes its colours from here.
      itemStyle: { color, borderRadius: 1 },
      data: series.values.map((value) =>
        value !== null && value < 0 && alone && !stacked
          ? { value, itemStyle: { color: request.palette.chartNegative } }
          : { value },
      ),
      ...(stacked && { stack: 'all' }),
      barCategoryGap: request.plotted.kind === 'histogram' ? '5%' : '30%',
    };
  });

const scatter = (request: ChartRequest): EChartsCoreOption => {
  const { plotted, palette } = request;
  const [y] = plotted.series;
  const points = plotted.categories.flatMap((x, index) => {
    const value = y?.values[index];
    return typeof x === 'number' && value != null ? [[x, value]] : [];
  });
  const axis = valueAxis(request, false);
  return {
    grid: { left: 2, right: 8, top: 10, bottom: 2, containLabel: true },
    tooltip: tooltip(request, 'item'),
    xAxis: { ...axis, splitLine: { show: false } },
    yAxis: axis,
    series: [
      {
        type: 'scatter',
        name: y?.name ?? '',
        data: points,
        symbolSize: 5,
        itemStyle: { color: palette.chart1, opacity: 0.55 },
      },
    ],
  };
};

const doughnut = (request: ChartRequest): EChartsCoreOption => {
  const { plotted, palette } = request;
  const values = plotted.series[0]?.values ?? [];
  return {
    tooltip: tooltip(request, 'item'),
    series: [
      {
        type: 'pie',
        radius: ['45%', '75%'],
        data: plotted.labels.map((name, index) => ({
          name,
          value: values[index] ?? 0,
          itemStyle: { color: colorAt(request, index) },
        })),
        label: { formatter: '{b} {d}%', color: palette.text, fontSize: AXIS_TEXT, fontFamily: palette.font },
      },
    ],
  };
};
