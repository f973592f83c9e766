import { AppError } from '#shared/errors/app-error.js';
import { median } from '../../../statistics/descriptive.js';
import { detectDateGrid, detectNumberGrid, type CalendarUnit } from './detect.js';
import { calendarGrid, numberGrid, type Grid, type Step } from './step.js';

export type Aggregation = 'average' | 'sum' | 'count' | 'min' | 'max' | 'median';
export type DataCompletion = 'interpolate' | 'zeros';
export type PeriodLabel = string | number;

/** Rows as they come, in any order, repeats and gaps included. */
export interface TimelineInput {
  /** UTC milliseconds, plain numbers, or null for rows in order. */
  readonly positions: ArrayLike<number> | null;
  readonly kind: 'date' | 'number' | 'row';
  /** NaN where the cell is empty. */
  readonly values: ArrayLike<number>;
  /** Name of the timeline column, for messages. */
  readonly label: string;
  readonly aggregation: Aggregation;
  readonly dataCompletion: DataCompletion;
  /** Collects dates into these calendar periods instead of detecting the step. */
  readonly period: CalendarUnit | null;
}

/** An evenly spaced series with names for its periods. */
export interface Timeline {
  readonly step: Step;
  /** One per period, NaN where nothing is known and gaps are to be interpolated. */
  readonly values: Float64Array;
  /** Periods that held no row. */
  readonly gaps: number;
  /** Rows beyond the first of their period. */
  readonly repeats: number;
  /** Name of a period: ISO date or date and time, or a number. `index` may lie beyond the last. */
  label(index: number): PeriodLabel;
  /**
   * Another column of the same rows on the same periods, from the first on: means of the rows of each period, NaN where
   * there are none. `periods` may reach beyond the last value.
   */
  along(column: ArrayLike<number>, periods: number): Float64Array;
}

const aggregate: Record<Aggregation, (values: readonly number[]) => number> = {
  average: (values) => values.reduce((total, value) => total + value, 0) / values.length,
  sum: (values) => values.reduce((total, value) => total + value, 0),
  count: (values) => values.length,
  min: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
  max: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  median: (values) => median(values),
};

const distinctAscending = (positions: Float64Array): number[] => {
  const ascending = positions.slice().sort();
  return [...ascending.filter((position, i) => i === 0 || position !== ascending[i - 1])];
};

const gridOf = (positions: Float64Array, input: TimelineInput): Grid => {
  const distinct = distinctAscending(positions);
  if (input.kind === 'date' && input.period) return calendarGrid(input.period);
  if (distinct.length < 2) {
    throw new AppError('too-little-data', `A forecast needs several periods. ${input.label} has ${distinct.length}.`);
  }
  return input.kind === 'date' ? detectDateGrid(distinct, input.label) : detectNumberGrid(distinct, input.label);
};

const subDaily = new Set(['second', 'minute', 'hour']);

const labeller = (grid: Grid, first: number, kind: TimelineInput['kind']) => (index: number) => {
  const position = grid.positionOf(first + index);
  if (kind !== 'date') return Number(position.toPrecision(12));
  const text = new Date(position).toISOString();
  return subDaily.has(grid.step.unit) ? text.slice(0, 19) : text.slice(0, 10);
};

interface Rows {
  readonly positions: Float64Array;
  readonly values: Float64Array;
}

/** Rows in order end with the last value; blank cells below it are the future. */
const lastKnown = (values: ArrayLike<number>): number => {
  let last = values.length - 1;
  while (last >= 0 && Number.isNaN(values[last]!)) last--;
  return last;
};

const knownRows = ({ positions, values }: TimelineInput): Rows => {
  const kept = { positions: [] as number[], values: [] as number[] };
  const end = positions ? values.length : lastKnown(values) + 1;
  for (let i = 0; i < end; i++) {
    const position = positions ? positions[i]! : i + 1;
    if (Number.isNaN(position) || (positions && Number.isNaN(values[i]!))) continue;
    kept.positions.push(position);
    kept.values.push(values[i]!);
  }
  return { positions: Float64Array.from(kept.positions), values: Float64Array.from(kept.values) };
};

const collect = ({ positions, values }: Rows, grid: Grid): Map<number, number[]> => {
  const periods = new Map<number, number[]>();
  positions.forEach((position, i) => {
    const index = grid.indexOf(position);
    const held = periods.get(index);
    if (held) held.push(values[i]!);
    else periods.set(index, [values[i]!]);
  });
  return periods;
};

const alongside =
  ({ positions }: TimelineInput, grid: Grid, first: number) =>
  (column: ArrayLike<number>, periods: number): Float64Array => {
    const sums = new Float64Array(periods);
    const counts = new Float64Array(periods);
    for (let i = 0; i < column.length; i++) {
      const position = positions ? positions[i]! : i + 1;
      if (Number.isNaN(position) || Number.isNaN(column[i]!)) continue;
      const index = grid.indexOf(position) - first;
      if (index < 0 || index >= periods) continue;
      sums[index]! += column[i]!;
      counts[index]!++;
    }
    return sums.map((total, index) => (counts[index]! > 0 ? total / counts[index]! : NaN));
  };

const longest = 200_000;

/**
 * Brings rows onto an even timeline: finds the step, aggregates rows of one period, leaves gaps to the completion asked for.
 *
 * @throws AppError `out-of-range` without a constant step or with more than 200,000 periods; `too-little-data` below two.
 */
export const buildTimeline = (input: TimelineInput): Timeline => {
  const rows = knownRows(input);
  if (rows.values.length === 0) {
    throw new AppError('too-little-data', `A forecast needs numbers. ${input.label} has none.`);
  }
  const grid = input.kind === 'row' ? numberGrid({ unit: 'row', count: 1 }, 0, 1) : gridOf(rows.positions, input);
  const periods = collect(rows, grid);
  let first = Infinity;
  let last = -Infinity;
  for (const index of periods.keys()) {
    first = Math.min(first, index);
    last = Math.max(last, index);
  }
  const length = last - first + 1;
  if (length > longest) {
    throw new AppError('out-of-range', `The timeline has ${length} periods; at most ${longest} can be forecast.`);
  }
  const empty = input.dataCompletion === 'zeros' || input.aggregation === 'count' ? 0 : NaN;
  const values = Float64Array.from({ length }, (_, i) => {
    const held = periods.get(first + i);
    return held ? aggregate[input.aggregation](held) : empty;
  });
  return {
    step: grid.step,
    values: input.dataCompletion === 'zeros' ? values.map((value) => (Number.isNaN(value) ? 0 : value)) : values,
    gaps: length - periods.size,
    repeats: rows.values.length - periods.size,
    label: labeller(grid, first, input.kind),
    along: alongside(input, grid, first),
  };
};
