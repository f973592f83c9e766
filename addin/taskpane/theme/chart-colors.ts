/** Six categories per theme, at least 22 apart (CIE76) under normal, protan, deutan and tritan vision, each 3:1 on the card. */
const light = {
  chart1: '#0b6a85',
  chart2: '#b58900',
  chart3: '#a760d0',
  chart4: '#6e2611',
  chart5: '#2fa65e',
  chart6: '#8f8f8f',
  chartNegative: '#b3430a',
  chartTotal: '#8f8f8f',
  chartMuted: '#c7c7c7',
  chartGrid: '#ebebeb',
  chartAxis: '#8a8a8a',
  chartBand: '#0b6a8522',
};

export type ChartColor = keyof typeof light;
export type ChartColors = Record<ChartColor, string>;

const dark: ChartColors = {
  chart1: '#57b8d6',
  chart2: '#ecd06a',
  chart3: '#8f6dd3',
  chart4: '#f65b18',
  chart5: '#468c5f',
  chart6: '#dedede',
  chartNegative: '#f28c4f',
  chartTotal: '#9a9a9a',
  chartMuted: '#6b6b6b',
  chartGrid: '#3d3d3d',
  chartAxis: '#8f8f8f',
  chartBand: '#57b8d62b',
};

/** Contrast themes have few colours: falls keep their minus sign, bands disappear. */
const contrast: ChartColors = {
  chart1: 'Highlight',
  chart2: 'CanvasText',
  chart3: 'LinkText',
  chart4: 'GrayText',
  chart5: 'ButtonText',
  chart6: 'CanvasText',
  chartNegative: 'CanvasText',
  chartTotal: 'GrayText',
  chartMuted: 'GrayText',
  chartGrid: 'GrayText',
  chartAxis: 'CanvasText',
  chartBand: 'transparent',
};

export const chartColors = { light, dark };

/** Styles for the element that holds the charts: its variables win over the theme's while a contrast theme is on. */
export const contrastVariables = Object.fromEntries(
  Object.entries(contrast).map(([name, color]) => [`--${name}`, color]),
);

const names = Object.keys(light) as ChartColor[];

/** `chart.chart1` is the CSS variable of the theme, as `tokens.…` is for Fluent's own. */
export const chart = Object.fromEntries(names.map((name) => [name, `var(--${name})`])) as ChartColors;

export const seriesColors: readonly ChartColor[] = ['chart1', 'chart2', 'chart3', 'chart4', 'chart5', 'chart6'];
