import { forecastDefinition, type ForecastResult } from '#shared/analyses/forecast.js';
import type { ParamsOf } from '#shared/analyses/definition.js';
import type { Cell, Rows } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Argument } from '../arguments.js';
import { tableOf, type FunctionContext, type FunctionImplementation } from '../function-implementation.js';
import { rangeOf, requireRange, serialOf } from './cells.js';

type ForecastParams = ParamsOf<typeof forecastDefinition>;

const HEADER = ['Period', 'Forecast', 'Lower bound', 'Upper bound'];
const FARTHEST = 1_000;

const rowsOf = (forecast: ForecastResult['forecast']): Rows =>
  forecast.map(({ period, value, lower, upper }) => [serialOf(period), value, lower, upper]);

const optional = <T>(argument: Argument | undefined): T | undefined =>
  argument === null ? undefined : (argument as T | undefined);

const paramsOf = (args: readonly Argument[], columns: readonly string[]): Partial<ForecastParams> => {
  const [, timeline, , confidence, seasonality, completion, aggregation, model] = args;
  return {
    values: columns[0]!,
    timeline: timeline === null ? null : columns.at(-1)!,
    confidenceLevel: optional(confidence),
    seasonality: optional(seasonality),
    dataCompletion: optional(completion),
    aggregation: optional(aggregation),
    model: optional(model),
  } as Partial<ForecastParams>;
};

/** Target periods instead of a count: looks ahead until the last of them is reached. */
const atTargets = async (
  targets: readonly number[],
  run: (horizon: number) => Promise<ForecastResult>,
): Promise<Rows> => {
  const last = Math.max(...targets);
  for (let horizon = 12; ; horizon = Math.min(FARTHEST, horizon * 4)) {
    const rows = rowsOf((await run(horizon)).forecast);
    const reached = Number(rows.at(-1)?.[0]);
    if (reached < last && horizon < FARTHEST) continue;
    return targets.map((target) => {
      const row = rows.find(([period]) => Number(period) === target);
      if (!row)
        throw new AppError('out-of-range', 'A target date is not one of the periods after the end of the timeline.');
      return row;
    });
  }
};

const numbersIn = async (argument: Argument | undefined, context: FunctionContext): Promise<number[]> => {
  const range = rangeOf(argument);
  if (!range) return [];
  const cells: Cell[] = (await context.cells(range)).flat().filter((cell) => cell !== '' && cell !== null);
  return cells.map((cell) => {
    const number = Number(serialOf(cell));
    if (!Number.isFinite(number))
      throw new AppError(
        'invalid-input',
        'DV.FORECAST: horizon must be a number of periods or a range of target dates.',
      );
    return number;
  });
};

/** DV.FORECAST(values, [timeline], [horizon], …): `horizon` is a count, or a range of target dates. */
export const forecastFunction: FunctionImplementation = {
  name: 'FORECAST',
  table([values, timeline]) {
    const dates = rangeOf(timeline);
    const beside = dates && ({ range: dates, role: 'timeline' } as const);
    return { range: requireRange(values, 'FORECAST'), beside, headers: null };
  },
  async compute(args, context) {
    const table = tableOf(context);
    const params = paramsOf(
      args,
      table.dataset.columns.map(({ name }) => name),
    );
    const run = async (horizon: number | null) =>
      (await table.analyse(forecastDefinition, { ...params, horizon })).result;
    const horizon = await numbersIn(args[2], context);
    if (horizon.length > 1) return [HEADER, ...(await atTargets(horizon, run))];
    const [count = null] = horizon;
    if (count !== null && (!Number.isInteger(count) || count < 1 || count > FARTHEST)) {
      throw new AppError('out-of-range', `DV.FORECAST: horizon must be a whole number from 1 to ${FARTHEST}.`);
    }
    return [HEADER, ...rowsOf((await run(count)).forecast)];
  },
};
