import type { ColumnForecast, ForecastResult } from '#shared/analyses/forecast.js';
import type { Answer } from '#shared/answers/answer.js';
import type { AnswerColumn } from '#shared/answers/table.js';
import { receipt } from './receipts.js';

const actuals = [
  421, 474, 437, 342, 350, 408, 404, 419, 434, 431, 400, 456, 452, 509, 468, 366, 371, 425, 418, 428, 431, 399, 364,
  415,
];
const ahead = [
  [414, 378, 450],
  [467, 426, 508],
  [428, 383, 473],
  [336, 287, 385],
  [342, 289, 395],
  [391, 335, 447],
] as const;

/** `2024-10-01` plus `index` months. */
const month = (index: number): string => new Date(Date.UTC(2024, 9 + index, 1)).toISOString().slice(0, 10);

const history = actuals.map((value, index) => ({ period: month(index), value }));
const forecast = ahead.map(([value, lower, upper], index) => ({
  period: month(actuals.length + index),
  value,
  lower,
  upper,
}));

export const forecastResult: ForecastResult = {
  column: 'Revenue',
  model: 'Exponential smoothing, yearly season, no trend',
  season: 12,
  step: 'month',
  history,
  forecast,
  confidenceLevel: 0.95,
  total: { kind: 'sum', value: 2_378, lower: 2_170, upper: 2_590 },
  backtest: {
    origins: 6,
    horizon: 6,
    error: 5.8,
    naiveError: 9.4,
    scaledError: 0.62,
    coverage: 0.94,
    byPeriodAhead: [{ error: 5.8, naiveError: 9.4 }],
  },
  explanation: null,
  further: [],
};

const number = (name: string): AnswerColumn => ({ name, type: 'number', unit: { kind: 'plain' }, decimals: 0 });

export const forecastAnswer: Answer = {
  headline: 'Next 6 months: likely $2.38 M, which is 8.2% less than a year before.',
  sentences: ['95% interval $2.17 M to $2.59 M. $ thousand by month.'],
  tables: [
    {
      name: 'Forecast of Revenue',
      columns: [
        { name: 'Month', type: 'date', unit: { kind: 'plain' }, decimals: null },
        number('Actual'),
        number('Forecast'),
        number('Lower bound'),
        number('Upper bound'),
      ],
      rows: [
        ...history.map(({ period, value }) => [period, value, null, null, null]),
        ...forecast.map(({ period, value, lower, upper }) => [period, null, value, lower, upper]),
      ],
      totalRows: 30,
    },
  ],
  charts: [
    {
      kind: 'line',
      title: 'Revenue by month',
      caption: 'Revenue, $ thousand by month',
      reading: 'Revenue by month with six months of forecast, 336 to 467 a month',
      table: 0,
      category: 0,
      series: [
        { name: 'Actual', column: 1, role: 'actual' },
        { name: 'Forecast', column: 2, role: 'forecast' },
        { name: 'Lower bound', column: 3, role: 'lower' },
        { name: 'Upper bound', column: 4, role: 'upper' },
      ],
    },
  ],
  followUps: [],
  result: forecastResult,
  receipt: receipt({
    runId: '91AE0011',
    analysis: 'forecast',
    method: 'Exponential smoothing chosen by backtest',
    rowsRead: 4_198,
    rowsUsed: 4_198,
    milliseconds: 900,
  }),
};

const units: ColumnForecast = {
  ...forecastResult,
  column: 'Units',
  model: 'Theta, yearly season',
  total: { kind: 'sum', value: 9_120, lower: 8_400, upper: 9_840 },
  backtest: { ...forecastResult.backtest!, error: 7.1, naiveError: 8.9 },
  explanation: {
    used: true,
    columns: [{ name: 'Unit Price', effect: 12, error: 2, future: 'held' }],
    idle: [],
    error: 0.6,
    errorWithout: 0.75,
  },
};

const [line] = forecastAnswer.charts;
const [drawn] = forecastAnswer.tables;

/** Revenue and Units over the same months: the forecasts side by side, then the history of each. */
export const severalForecastsAnswer: Answer = {
  ...forecastAnswer,
  headline: 'Next 6 months: Revenue likely $2.38 M, Units likely 9,120.',
  sentences: ['Revenue: 38% less error than repeating last year, in 6 backtests.'],
  tables: [
    {
      name: 'Forecasts',
      columns: [
        { name: 'Period', type: 'date', unit: { kind: 'plain' }, decimals: null },
        ...['Revenue', 'Units'].flatMap((name) => [
          number(name),
          number(`${name} lower bound`),
          number(`${name} upper bound`),
        ]),
      ],
      rows: forecast.map(({ period, value, lower, upper }) => [period, value, lower, upper, value * 4, lower, upper]),
      totalRows: forecast.length,
    },
    drawn!,
    { ...drawn!, name: 'Forecast of Units' },
  ],
  charts: [
    { ...line!, table: 1 },
    { ...line!, table: 2, reading: 'Units by month with six months of forecast' },
  ],
  result: { ...forecastResult, further: [units] },
};
