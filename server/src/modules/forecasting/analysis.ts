import type { z } from 'zod';
import { forecastDefinition, type ForecastResult, type forecastParamsSchema } from '#shared/analyses/forecast.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import type { Analysis } from '../../engine/analysis.js';
import { backtest, type Backtest } from './backtest/rolling-origin.js';
import { forecastSeries, longestHistory, type SeriesForecast } from './forecast-series.js';
import { totalDeviation } from './intervals/total.js';
import { present } from './presentation/present.js';
import { describeModel, periodWord } from './presentation/words.js';
import { findColumn, readColumns } from './read-timeline.js';
import { detectSeasonality, naturalSeason } from './seasonality/detect.js';
import { fillMissing } from './series/fill.js';
import { buildTimeline, type Timeline } from './timeline/timeline.js';

type ForecastParams = z.output<typeof forecastParamsSchema>;

/** Fewer periods say too little about what comes next. */
const fewest = 8;

const chooseSeason = (timeline: Timeline, asked: number | null): number => {
  if (asked !== null) return asked;
  return naturalSeason(timeline.step) ?? detectSeasonality(fillMissing(timeline.values, 1));
};

const requireEnough = (timeline: Timeline): void => {
  const known = timeline.values.filter((value) => !Number.isNaN(value)).length;
  if (known >= fewest) return;
  const periods = counted(fewest, periodWord(timeline.step));
  throw new AppError('too-little-data', `A forecast needs at least ${periods}. This selection has ${known}.`);
};

const totalOf = (forecast: SeriesForecast, kind: 'sum' | 'average'): ForecastResult['total'] => {
  const share = kind === 'sum' ? 1 : 1 / forecast.mean.length;
  const value = forecast.mean.reduce((sum, mean) => sum + mean, 0) * share;
  const below = totalDeviation(forecast.mean.map((mean, h) => mean - forecast.lower[h]!)) * share;
  const above = totalDeviation(forecast.upper.map((upper, h) => upper - forecast.mean[h]!)) * share;
  return { kind, value, lower: value - below, upper: value + above };
};

const totalKind = (params: ForecastParams, timeline: Timeline, percentUnit: boolean): 'sum' | 'average' => {
  if (params.aggregation === 'sum' || params.aggregation === 'count') return 'sum';
  return percentUnit || timeline.repeats > 0 || params.aggregation !== 'average' ? 'average' : 'sum';
};

const assumptionsOf = (timeline: Timeline, params: ForecastParams): string[] => {
  const period = periodWord(timeline.step);
  const filled = params.dataCompletion === 'zeros' ? 'taken as zero' : 'filled between their neighbours';
  return [
    ...(timeline.gaps > 0 ? [`${counted(timeline.gaps, period)} without data, ${filled}.`] : []),
    ...(timeline.repeats > 0 ? [`Several rows of one ${period} were combined: ${params.aggregation}.`] : []),
    ...(timeline.values.length > longestHistory
      ? [`Models look at the last ${counted(longestHistory, period)} at most, or four seasons.`]
      : []),
    'The interval of the total follows from how the intervals of the periods widen.',
  ];
};

const resultOf = (
  timeline: Timeline,
  history: Float64Array,
  forecast: SeriesForecast,
  rest: Pick<ForecastResult, 'season' | 'confidenceLevel' | 'total'> & { backtest: Backtest | null },
): ForecastResult => ({
  model: describeModel(forecast, timeline.step, rest.season),
  step: periodWord(timeline.step),
  history: [...history].map((value, i) => ({ period: timeline.label(i), value })),
  forecast: [...forecast.mean].map((value, h) => ({
    period: timeline.label(history.length + h),
    value,
    lower: forecast.lower[h]!,
    upper: forecast.upper[h]!,
  })),
  ...rest,
  backtest: rest.backtest && { ...rest.backtest, byPeriodAhead: [...rest.backtest.byPeriodAhead] },
});

/** Forecast of one column over a timeline: model by choice or automatic, intervals, and a backtest against repeating the past. */
export const forecastAnalysis: Analysis<typeof forecastDefinition.params, typeof forecastDefinition.result> = {
  definition: forecastDefinition,
  async compute(context, params) {
    const column = findColumn(context.dataset, params.values);
    const timelineColumn = params.timeline === null ? null : findColumn(context.dataset, params.timeline);
    context.progress('Reading rows', 0, 1);
    const read = await readColumns(context.sql, column, timelineColumn);
    const timeline = buildTimeline({
      ...read,
      label: (timelineColumn ?? column).name,
      aggregation: params.aggregation,
      dataCompletion: params.dataCompletion,
      period: params.period,
    });
    requireEnough(timeline);
    const season = chooseSeason(timeline, params.seasonality);
    const horizon = params.horizon ?? (season > 1 ? Math.min(season, 1_000) : 12);
    const settings = { season, level: params.confidenceLevel, model: params.model };
    context.progress('Fitting models', 0, 1);
    const forecast = forecastSeries(timeline.values, { ...settings, horizon });
    const history = fillMissing(timeline.values, season);
    const tested = backtest(history, (values, ahead) => forecastSeries(values, { ...settings, horizon: ahead }), {
      season,
      horizon,
      progress: (done, total) => context.progress('Testing on the past', done, total),
    });
    const total = totalOf(forecast, totalKind(params, timeline, column.unit.kind === 'percent'));
    const result = resultOf(timeline, history, forecast, {
      season,
      confidenceLevel: params.confidenceLevel,
      total,
      backtest: tested,
    });
    return {
      result,
      presentation: present(result, { column, timeline: timelineColumn, step: timeline.step }),
      method: result.model,
      query: read.sql,
      rowsUsed: read.values.filter((value, i) => !Number.isNaN(value) && !Number.isNaN(read.positions?.[i] ?? 0))
        .length,
      assumptions: assumptionsOf(timeline, params),
    };
  },
};
