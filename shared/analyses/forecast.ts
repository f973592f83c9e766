import { z } from 'zod';
import { defineAnalysis } from './definition.js';

export const forecastModels = ['auto', 'ets', 'theta', 'seasonal-naive', 'mstl', 'croston', 'combination'] as const;

export const forecastPeriods = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

export const forecastParamsSchema = z.object({
  values: z.string().describe('Column to forecast'),
  further: z
    .array(z.string())
    .max(19)
    .default([])
    .describe('More columns on the same timeline, each forecast by itself'),
  explanatory: z
    .array(z.string())
    .max(8)
    .default([])
    .describe(
      'Columns that may help to foretell, such as prices or promotions. Used only where they lower the error of the backtest. Their future is read from rows below the last value, else taken to go on as it was',
    ),
  timeline: z.string().nullable().default(null).describe('Date or number column; null takes the rows in order'),
  horizon: z.int().min(1).max(1_000).nullable().default(null).describe('Periods ahead; null takes one season, else 12'),
  confidenceLevel: z.number().gt(0).lt(1).default(0.95),
  seasonality: z
    .int()
    .min(1)
    .max(8_760)
    .nullable()
    .default(null)
    .describe('Periods in a season; 1 means none; null detects it'),
  dataCompletion: z.enum(['interpolate', 'zeros']).default('interpolate'),
  aggregation: z
    .enum(['average', 'sum', 'count', 'min', 'max', 'median'])
    .default('average')
    .describe('For several rows of one period'),
  model: z.enum(forecastModels).default('auto'),
  period: z
    .enum(forecastPeriods)
    .nullable()
    .default(null)
    .describe('Collects dates into these calendar periods; null detects the step of the timeline'),
});

const pointSchema = z.object({ period: z.union([z.string(), z.number()]), value: z.number() });

const explanationSchema = z.object({
  used: z.boolean().describe('Whether they lowered the error of the backtest; otherwise they are left out'),
  columns: z
    .array(
      z.object({
        name: z.string(),
        effect: z.number().describe('What one unit more adds to the values'),
        error: z.number().min(0).describe('Standard error of the effect'),
        future: z.enum(['given', 'held']).describe('Read from the table, or taken to go on as it was'),
      }),
    )
    .describe('Those that stand out from chance'),
  idle: z.array(z.string()).describe('Those that do not'),
  error: z
    .number()
    .nullable()
    .describe('Mean absolute scaled error of the backtest with them; null without a backtest'),
  errorWithout: z.number().nullable(),
});
export type ForecastExplanation = z.infer<typeof explanationSchema>;

const columnForecastSchema = z.object({
  column: z.string().describe('Name of the column'),
  model: z.string().describe('In the words of the field: "Exponential smoothing, additive trend, yearly season"'),
  season: z.int().min(1),
  step: z.string().describe('"month", "day", "row" …'),
  history: z.array(pointSchema),
  forecast: z.array(pointSchema.extend({ lower: z.number(), upper: z.number() })),
  confidenceLevel: z.number(),
  total: z
    .object({ kind: z.enum(['sum', 'average']), value: z.number(), lower: z.number(), upper: z.number() })
    .describe('All periods ahead together'),
  backtest: z
    .object({
      origins: z.int().positive(),
      horizon: z.int().positive(),
      error: z.number().describe('Symmetric mean absolute percentage error of this model, 0 to 200'),
      naiveError: z.number().describe('The same for repeating the last season'),
      scaledError: z.number().describe('Mean absolute scaled error; below 1 beats seasonal naive in sample'),
      coverage: z.number().min(0).max(1).describe('Share of backtest values inside the interval'),
      byPeriodAhead: z
        .array(z.object({ error: z.number(), naiveError: z.number() }))
        .describe('The two errors one period ahead, two periods ahead, …'),
    })
    .nullable()
    .describe('null when the series is too short to hold anything back'),
  explanation: explanationSchema.nullable().describe('What the explanatory columns did; null when none was given'),
});
export type ColumnForecast = z.infer<typeof columnForecastSchema>;

/** The forecast of the first column, with those of further ones. */
export const forecastResultSchema = columnForecastSchema.extend({
  further: z.array(columnForecastSchema).describe('The further columns, in the order asked for'),
});
export type ForecastResult = z.infer<typeof forecastResultSchema>;

export const forecastDefinition = defineAnalysis({
  id: 'forecast',
  version: 2,
  title: 'Forecast',
  summary: 'What comes next in a series, how sure, and how well the method did on the past.',
  params: forecastParamsSchema,
  result: forecastResultSchema,
});
