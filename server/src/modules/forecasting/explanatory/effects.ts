import { fitLinear, type LinearFit } from '../../../statistics/linear-model.js';
import { hasWholeSeasons } from '../decomposition/adjustment.js';
import { mean, standardDeviation } from '../numerics/statistics.js';

/** What one unit more of an explanatory column adds to the series, with its standard error; index as in the columns given. */
export interface Effect {
  readonly column: number;
  readonly effect: number;
  readonly error: number;
}

const pairs = 4;

/** A level, a line, and the first waves of the season: what the columns are not to be credited with. */
const backdrop = (length: number, season: number): Float64Array[] => {
  const along = (value: (t: number) => number) => Float64Array.from({ length }, (_, t) => value(t));
  const columns = [along(() => 1), along((t) => t / length)];
  if (!hasWholeSeasons(length, season)) return columns;
  for (let wave = 1; wave <= Math.min(pairs, Math.floor(season / 2)); wave++) {
    const angle = (2 * Math.PI * wave) / season;
    columns.push(along((t) => Math.cos(angle * t)));
    if (2 * wave < season) columns.push(along((t) => Math.sin(angle * t)));
  }
  return columns;
};

const strongest = 0.98;

/** Autocorrelation at lag one, corrected for its bias in short series (Kendall 1954), from 0 to 0.98. */
const carriedOver = (residuals: Float64Array): number => {
  let squares = 0;
  let products = 0;
  for (let t = 0; t < residuals.length; t++) {
    squares += residuals[t]! ** 2;
    if (t > 0) products += residuals[t]! * residuals[t - 1]!;
  }
  const raw = squares > 0 ? products / squares : 0;
  return Math.max(0, Math.min(strongest, raw + (1 + 3 * raw) / residuals.length));
};

const whitened = (column: Float64Array, carried: number): Float64Array =>
  column.subarray(1).map((value, t) => value - carried * column[t]!);

const rounds = 4;

/**
 * Regression with errors that carry over from one period to the next, by iterated generalised least squares (Cochrane and
 * Orcutt 1949, JASA 44:32-61). Two trending series that have nothing to do with each other get no effect that way.
 */
const regress = (target: Float64Array, design: readonly Float64Array[]): LinearFit | null => {
  let carried = 0;
  let fit: LinearFit | null = null;
  for (let round = 0; round < rounds; round++) {
    const by = carried;
    fit = fitLinear(
      design.map((column) => whitened(column, by)),
      whitened(target, by),
    );
    if (!fit) return null;
    const { coefficients } = fit;
    carried = carriedOver(
      target.map((value, t) => value - design.reduce((sum, column, j) => sum + coefficients[j]! * column[t]!, 0)),
    );
  }
  return fit;
};

/** Fewer degrees of freedom, and an effect is not to be told from chance. */
const leastFreedom = 10;

/** An effect must be so many standard errors from nothing. */
const significant = 2.5;

const isUsable = (column: Float64Array): boolean => standardDeviation(column) > 1e-9 * (Math.abs(mean(column)) || 1);

/**
 * Effects of the columns on a series besides its own trend and season. Columns are given up, the weakest first, until
 * every one left stands out from chance; none may be left.
 *
 * @param values Finite; every column has the same length and is finite.
 */
export const estimateEffects = (
  values: Float64Array,
  columns: readonly Float64Array[],
  season: number,
): readonly Effect[] => {
  const still = backdrop(values.length, season);
  let kept = columns.map((_, i) => i).filter((i) => isUsable(columns[i]!));
  while (kept.length > 0) {
    const enough = values.length - 1 - still.length - kept.length >= leastFreedom;
    const fit = enough ? regress(values, [...still, ...kept.map((i) => columns[i]!)]) : null;
    if (!fit) {
      kept = kept.slice(0, -1);
      continue;
    }
    const effects = kept.map((column, j): Effect => ({
      column,
      effect: fit.coefficients[still.length + j]!,
      error: fit.standardErrors[still.length + j]!,
    }));
    const strength = ({ effect, error }: Effect) => (error > 0 ? Math.abs(effect) / error : Infinity);
    const weakest = effects.reduce((least, effect) => (strength(effect) < strength(least) ? effect : least));
    if (strength(weakest) >= significant) return effects;
    kept = kept.filter((column) => column !== weakest.column);
  }
  return [];
};
