import { z } from 'zod';
import { defineAnalysis } from './definition.js';

export const forecastModels = ['auto', 'ets', 'theta', 'seasonal-naive', 'mstl', 'croston', 'combination'] as const;

export const forecastPeriods = ['hour', 'day', 'week', 'month', 'quarter', 'year'] as const;

export const forecastParamsSchema = z.object({
  values: z.string().describe('Column to forecast'),
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

export const forecastResultSchema = z.object({
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
