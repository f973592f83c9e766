import type { z } from 'zod';
import type { ColumnForecast, forecastParamsSchema } from '#shared/analyses/forecast.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import { backtest, type Backtest } from './backtest/rolling-origin.js';
import { explain, type NamedExplanatory } from './explanatory/explain.js';
import { forecastSeries, longestHistory, type SeriesForecast } from './forecast-series.js';
import { totalDeviation } from './intervals/total.js';
import { explanationSentence } from './presentation/explanation.js';
import { describeModel, periodWord } from './presentation/words.js';
import { detectSeasonality, naturalSeason } from './seasonality/detect.js';
import { fillMissing } from './series/fill.js';
import { buildTimeline, type Timeline, type TimelineInput } from './timeline/timeline.js';

export type ForecastParams = z.output<typeof forecastParamsSchema>;

export interface ColumnTask {
  readonly column: Column;
  readonly input: Omit<TimelineInput, 'aggregation' | 'dataCompletion' | 'period'>;
  /** Columns of the same rows that may help to foretell. */
  readonly explanatory: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly params: ForecastParams;
  /** Told after each backtest. */
  progress(done: number, total: number): void;
}

export interface ColumnOutcome {
  readonly result: ColumnForecast;
  readonly timeline: Timeline;
  readonly assumptions: readonly string[];
}

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

const totalOf = (forecast: SeriesForecast, kind: 'sum' | 'average'): ColumnForecast['total'] => {
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

/** Explanatory columns on the periods of the timeline; their future where every period ahead is known. */
const explanatoryOn = (
  timeline: Timeline,
  { explanatory }: ColumnTask,
  season: number,
  horizon: number,
): NamedExplanatory[] =>
  explanatory.map(({ name, values }) => {
    const { length } = timeline.values;
    const along = timeline.along(values, length + horizon);
    const ahead = along.slice(length);
    return {
      name,
      past: fillMissing(along.subarray(0, length), season),
      future: ahead.some(Number.isNaN) ? null : ahead,
    };
  });

interface Computed {
  readonly forecast: SeriesForecast;
  readonly tested: Backtest | null;
  readonly explanation: ColumnForecast['explanation'];
}

const compute = (timeline: Timeline, task: ColumnTask, season: number, horizon: number): Computed => {
  const { params } = task;
  const settings = { season, level: params.confidenceLevel, model: params.model };
  const alone = {
    forecast: forecastSeries(timeline.values, { ...settings, horizon }),
    tested: backtest(
      fillMissing(timeline.values, season),
      (values, ahead) => forecastSeries(values, { ...settings, horizon: ahead }),
      { season, horizon, progress: (done, total) => task.progress(done, total) },
    ),
  };
  if (task.explanatory.length === 0) return { ...alone, explanation: null };
  const columns = explanatoryOn(timeline, task, season, horizon);
  return explain(timeline.values, columns, { ...settings, horizon }, alone);
};

/** Forecast of one column over its timeline, with what the backtest says of it. */
export const forecastColumn = (task: ColumnTask): ColumnOutcome => {
  const { params, column } = task;
  const timeline = buildTimeline({
    ...task.input,
    aggregation: params.aggregation,
    dataCompletion: params.dataCompletion,
    period: params.period,
  });
  requireEnough(timeline);
  const season = chooseSeason(timeline, params.seasonality);
  const horizon = params.horizon ?? (season > 1 ? Math.min(season, 1_000) : 12);
  const { forecast, tested, explanation } = compute(timeline, task, season, horizon);
  const history = fillMissing(timeline.values, season);
  const result: ColumnForecast = {
    column: column.name,
    model: describeModel(forecast, timeline.step, season),
    season,
    step: periodWord(timeline.step),
    history: [...history].map((value, i) => ({ period: timeline.label(i), value })),
    forecast: [...forecast.mean].map((value, h) => ({
      period: timeline.label(history.length + h),
      value,
      lower: forecast.lower[h]!,
      upper: forecast.upper[h]!,
    })),
    confidenceLevel: params.confidenceLevel,
    total: totalOf(forecast, totalKind(params, timeline, column.unit.kind === 'percent')),
    backtest: tested && { ...tested, byPeriodAhead: [...tested.byPeriodAhead] },
    explanation,
  };
  const explained = explanation ? [explanationSentence(explanation)] : [];
  return { result, timeline, assumptions: [...explained, ...assumptionsOf(timeline, params)] };
};
