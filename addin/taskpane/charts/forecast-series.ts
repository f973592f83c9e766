import type { PlottedSeries } from './chart-data.js';
import { line, textStyle, type ChartRequest } from './line-series.js';

/** The forecast begins at the last known value, so that the lines meet. */
const joined = (values: readonly (number | null)[], at: number, last: number | null) =>
  values.map((value, index) => (index === at ? last : value));

/** Actual solid, forecast dashed, bounds thin with a light band between them. */
export const forecastSeries = (request: ChartRequest) => {
  const { palette, plotted, words } = request;
  const of = (role: PlottedSeries['role']) => plotted.series.find((series) => series.role === role);
  const actual = of('actual') ?? of('value');
  const forecast = of('forecast');
  if (!forecast) return [];
  const start = (actual?.values ?? []).findLastIndex((value) => value !== null);
  const last = actual?.values[start] ?? null;
  const from = (role: PlottedSeries['role']) => joined(of(role)?.values ?? [], start, last);
  const [lower, upper] = [from('lower'), from('upper')];
  const width = upper.map((value, index) => {
    const low = lower[index];
    return value !== null && low != null ? value - low : null;
  });
  const thin = { type: 'line', showSymbol: false, silent: true, lineStyle: { width: 1, color: palette.chart1 } };
  const hidden = { tooltip: { show: false } };
  return [
    ...(actual ? [line(request, actual, { color: palette.chart1, direct: false })] : []),
    {
      ...thin,
      ...hidden,
      name: 'band-from',
      data: lower,
      stack: 'band',
      stackStrategy: 'all',
      lineStyle: { opacity: 0 },
    },
    {
      ...thin,
      ...hidden,
      name: 'band',
      data: width,
      stack: 'band',
      stackStrategy: 'all',
      lineStyle: { opacity: 0 },
      areaStyle: { color: palette.chartBand },
    },
    { ...thin, name: of('lower')?.name ?? '', data: lower },
    { ...thin, name: of('upper')?.name ?? '', data: upper },
    {
      ...line(request, forecast, { color: palette.chart1, direct: false }),
      data: joined(forecast.values, start, last),
      lineStyle: { width: 2, type: [4, 3], color: palette.chart1 },
      markLine: boundary(request, start, words),
    },
  ];
};

const boundary = (request: ChartRequest, at: number, words: ChartRequest['words']) => ({
  silent: true,
  symbol: 'none',
  animation: false,
  lineStyle: { color: request.palette.chartAxis, type: [2, 2], width: 1 },
  label: { ...textStyle(request), position: 'insideEndTop', rotate: 0, formatter: '{b}' },
  data: [
    { name: words.actual, xAxis: at, label: { align: 'right', offset: [-4, 10] } },
    { name: words.forecast, xAxis: at, label: { align: 'left', offset: [4, 10] }, lineStyle: { width: 0 } },
  ],
});
