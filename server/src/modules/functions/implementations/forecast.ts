import { forecastDefinition } from '#shared/analyses/forecast.js';
import type { ParamsOf } from '#shared/analyses/definition.js';
import type { Cell, Rows } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Argument } from '../arguments.js';
import {
  tableOf,
  type BesideRequest,
  type FunctionContext,
  type FunctionImplementation,
  type FunctionTable,
} from '../function-implementation.js';
import { matrixOf, rangeOf, requireRange, serialOf } from './cells.js';

type ForecastParams = ParamsOf<typeof forecastDefinition>;

const FARTHEST = 1_000;

const optional = <T>(argument: Argument | undefined): T | undefined =>
  argument === null ? undefined : (argument as T | undefined);

const paramsOf = (args: readonly Argument[], { parts }: FunctionTable): Partial<ForecastParams> => {
  const [, timeline, , confidence, seasonality, completion, aggregation, model] = args;
  const [[values, ...further], ...beside] = parts as [string[], ...string[][]];
  const [position] = timeline === null ? [] : (beside.shift() ?? []);
  return {
    values: values!,
    further,
    timeline: position ?? null,
    explanatory: beside.flat(),
    confidenceLevel: optional(confidence),
    seasonality: optional(seasonality),
    dataCompletion: optional(completion),
    aggregation: optional(aggregation),
    model: optional(model),
  } as Partial<ForecastParams>;
};

/** Target periods instead of a count: looks ahead until the last of them is reached. */
const atTargets = async (targets: readonly number[], run: (horizon: number) => Promise<Rows>): Promise<Rows> => {
  const last = Math.max(...targets);
  for (let horizon = 12; ; horizon = Math.min(FARTHEST, horizon * 4)) {
    const [header, ...rows] = await run(horizon);
    const reached = Number(rows.at(-1)?.[0]);
    if (reached < last && horizon < FARTHEST) continue;
    const found = targets.map((target) => {
      const row = rows.find(([period]) => Number(period) === target);
      if (!row)
        throw new AppError('out-of-range', 'A target date is not one of the periods after the end of the timeline.');
      return row;
    });
    return [header!, ...found];
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

/** Below the values may lie rows of the future: dates, and explanatory values that are known ahead. */
const besideOf = (timeline: Argument | undefined, explanatory: Argument | undefined): BesideRequest[] => {
  const [dates, columns] = [rangeOf(timeline), rangeOf(explanatory)];
  const padded = columns !== null;
  return [
    ...(dates ? [{ range: dates, role: 'timeline', padded } as const] : []),
    ...(columns ? [{ range: columns, role: 'columns', padded } as const] : []),
  ];
};

/**
 * DV.FORECAST(values, [timeline], [horizon], …, [explanatory]): `horizon` is a count, or a range of target dates. Several
 * columns of values are forecast side by side.
 */
export const forecastFunction: FunctionImplementation = {
  name: 'FORECAST',
  table: ([values, timeline, , , , , , , explanatory]) => ({
    range: requireRange(values, 'FORECAST'),
    beside: besideOf(timeline, explanatory),
    headers: null,
  }),
  async compute(args, context) {
    const table = tableOf(context);
    const params = paramsOf(args, table);
    const run = async (horizon: number | null) =>
      matrixOf((await table.analyse(forecastDefinition, { ...params, horizon })).presentation.tables[0]!);
    const horizon = await numbersIn(args[2], context);
    if (horizon.length > 1) return atTargets(horizon, run);
    const [count = null] = horizon;
    if (count !== null && (!Number.isInteger(count) || count < 1 || count > FARTHEST)) {
      throw new AppError('out-of-range', `DV.FORECAST: horizon must be a whole number from 1 to ${FARTHEST}.`);
    }
    return run(count);
  },
};
