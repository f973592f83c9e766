import { pearson, ranks } from '#server/statistics/descriptive.js';
import { benjaminiHochberg } from '#server/statistics/multiple-testing.js';
import { AppError } from '#shared/errors/app-error.js';
import { effectOf, type Effect } from './effect.js';
import type { Driver } from './encoding.js';
import { leaveOneOut, type Importance } from './importance.js';
import { interactionOf, type Interaction } from './interactions.js';
import { settledRows } from './row-order.js';

export interface FoundDriver extends Importance {
  readonly index: number;
  readonly effect: Effect | null;
  /** Drivers that carry the same information, by index. */
  readonly twins: readonly number[];
}

export interface Explanation {
  readonly explained: number;
  /** All candidates, strongest first. */
  readonly ranked: readonly FoundDriver[];
  readonly interactions: readonly Interaction[];
  readonly rows: number;
}

const LEAST_ROWS = 40;
const MOST_ROWS = 8_000;
const TWINS = 0.985;
const SIGNIFICANT = 0.05;

const pick = (values: ArrayLike<number>, rows: Int32Array): Float64Array => {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i]!]!;
  return picked;
};

const rowsOf = (driver: Driver, rows: Int32Array): Driver =>
  driver.kind === 'number'
    ? { ...driver, values: pick(driver.values, rows) }
    : { ...driver, codes: Int32Array.from(rows, (row) => driver.codes[row]!) };

const known = (values: ArrayLike<number>): Float64Array =>
  Float64Array.from(values, (value) => (Number.isNaN(value) ? -Infinity : value));

/** Numbers that rank the rows alike are one driver; the one nearer to the target speaks for them. */
const twinGroups = (drivers: readonly Driver[], target: Float64Array): number[][] => {
  const rankings = drivers.map((driver) => (driver.kind === 'number' ? ranks(known(driver.values)) : null));
  const goal = ranks(target);
  const groups: number[][] = [];
  drivers.forEach((_, j) => {
    const mine = rankings[j];
    const group =
      mine &&
      groups.find(([head]) => {
        const other = rankings[head!];
        return other && Math.abs(pearson(mine, other)) > TWINS;
      });
    if (group) group.push(j);
    else groups.push([j]);
  });
  const near = (j: number): number => Math.abs(rankings[j] ? pearson(rankings[j]!, goal) : 0);
  return groups.map((group) => [...group].sort((a, b) => near(b) - near(a)));
};

/** The target in units of its own largest distance from its first value. */
const inUnits = (target: Float64Array): { goal: Float64Array; unit: number } => {
  const origin = target[0]!;
  const unit = target.reduce((most, value) => Math.max(most, Math.abs(value - origin)), 0);
  if (unit === 0)
    throw new AppError('invalid-input', 'The target has the same value in every row, so there is nothing to explain.');
  return { goal: target.map((value) => (value - origin) / unit), unit };
};

const rescaled = (effect: Effect | null, unit: number): Effect | null =>
  effect && { ...effect, estimate: effect.estimate * unit, lower: effect.lower * unit, upper: effect.upper * unit };

const pairsOf = (top: readonly number[]): [number, number][] =>
  top.flatMap((a, i) => top.slice(i + 1).map((b): [number, number] => [a, b]));

/**
 * Which drivers move a target on their own account, the same whatever order the rows come in.
 * @param target finite values, one per row of the drivers
 * @throws AppError too-little-data below forty rows; invalid-input when the target does not vary
 */
export const explain = (drivers: readonly Driver[], target: Float64Array, seed = 1): Explanation => {
  if (target.length < LEAST_ROWS) {
    throw new AppError(
      'too-little-data',
      `Drivers need at least ${LEAST_ROWS} rows. This selection has ${target.length}.`,
    );
  }
  const rows = settledRows(drivers, target, MOST_ROWS);
  const { goal, unit } = inUnits(pick(target, rows));
  const sampled = drivers.map((driver) => rowsOf(driver, rows));
  const groups = twinGroups(sampled, goal);
  const heads = groups.map(([head]) => sampled[head!]!);
  const found = leaveOneOut(heads, goal, seed);
  const ranked = found.drivers
    .map((importance, place) => ({
      ...importance,
      index: groups[place]![0]!,
      twins: groups[place]!.slice(1),
      place,
      effect:
        importance.adjustedP < SIGNIFICANT
          ? rescaled(effectOf(heads[place]!, found.residuals[place]!, found.order), unit)
          : null,
    }))
    .sort((a, b) => b.share - a.share);
  const top = ranked.filter(({ adjustedP }) => adjustedP < SIGNIFICANT).slice(0, 4);
  const pairs = pairsOf(top.map(({ place }) => place));
  const raw = pairs.map((pair) => interactionOf(heads, pair, found.residuals[pair[0]]!, found.order));
  const adjusted = benjaminiHochberg(raw.map(({ p }) => p));
  const interactions = raw
    .map((one, i) => ({
      ...one,
      p: adjusted[i]!,
      pair: one.pair.map((place) => groups[place]![0]!) as [number, number],
    }))
    .filter(({ p, share }) => p < 0.01 && share > 0.01)
    .sort((a, b) => b.share - a.share);
  return { explained: found.explained, ranked, interactions, rows: goal.length };
};
