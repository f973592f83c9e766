import type { Format } from '../wording/format.js';
import type { PlottedChart, PlottedSeries } from './chart-data.js';
import type { Palette } from './palette.js';

export interface ChartRequest {
  readonly plotted: PlottedChart;
  readonly palette: Palette;
  readonly format: Format;
  readonly words: { readonly actual: string; readonly forecast: string };
}

export const AXIS_TEXT = 10;

export const textStyle = ({ palette }: ChartRequest) => ({
  fontFamily: palette.font,
  fontSize: AXIS_TEXT,
  color: palette.faintText,
});

/** One line of a chart; `direct` names it at its end instead of in a legend. */
export const line = (request: ChartRequest, series: PlottedSeries, look: { color: string; direct: boolean }) => ({
  type: 'line',
  name: series.name,
  data: [...series.values],
  showSymbol: series.values.length <= 2,
  symbolSize: 5,
  lineStyle: { width: 2, color: look.color },
  itemStyle: { color: look.color },
  ...(look.direct && {
    endLabel: {
      show: true,
      formatter: '{a}',
      color: request.palette.text,
      fontSize: AXIS_TEXT,
      fontFamily: request.palette.font,
      width: 58,
      overflow: 'truncate',
    },
  }),
});

/** Points on the line that the finding speaks of. */
export const marks = ({ palette }: ChartRequest, series: PlottedSeries) => ({
  type: 'scatter',
  name: series.name,
  data: series.values.map((value) => value ?? '-'),
  symbolSize: 8,
  z: 5,
  itemStyle: { color: palette.chartNegative, borderColor: palette.background, borderWidth: 1 },
});
