import { fUpperTail, studentQuantile, studentTwoSided } from '#server/statistics/distributions.js';
import { autocorrelationFactor, fitLinear, type LinearFit } from '#server/statistics/linear-model.js';

/** A straight line or one step, with a season on top when the series holds two of them. */
export interface SeriesReading {
  readonly trend: {
    readonly slope: number;
    readonly lower: number;
    readonly upper: number;
    readonly p: number;
    readonly share: number;
  };
  readonly step: {
    readonly at: number;
    readonly change: number;
    readonly lower: number;
    readonly upper: number;
    readonly p: number;
    readonly share: number;
  } | null;
  readonly season: { readonly offsets: Float64Array; readonly p: number; readonly share: number } | null;
  readonly unusual: readonly {
    readonly at: number;
    readonly expected: number;
    readonly p: number;
    readonly deviations: number;
  }[];
}

const LEAST_STRETCH = 4;
const MOST_UNUSUAL = 3;

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);
const times = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i - (n - 1) / 2);
const stepAt = (n: number, at: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i < at ? 0 : 1));

/** Deviations from the last position of the season, one column for each other. */
const seasonColumns = (positions: readonly number[], season: number): Float64Array[] =>
  Array.from({ length: season - 1 }, (_, s) =>
    Float64Array.from(positions, (p) => (p === s ? 1 : p === season - 1 ? -1 : 0)),
  );

const spread = (values: Float64Array): number => fitLinear([ones(values.length)], values)?.squares ?? 0;

/** Two-sided p and 95 % interval of one coefficient, widened for autocorrelation. */
const coefficientOf = (fit: LinearFit, place: number) => {
  const factor = Math.sqrt(autocorrelationFactor(fit.residuals));
  const error = fit.standardErrors[place]! * factor;
  const value = fit.coefficients[place]!;
  const margin = studentQuantile(0.975, fit.freedom) * error;
  const p = error > 0 ? studentTwoSided(value / error, fit.freedom) : value === 0 ? 1 : 0;
  return { value, lower: value - margin, upper: value + margin, p };
};

/** The step that leaves least unexplained; its p-value is corrected for all places it could have been. */
const bestStep = (
  values: Float64Array,
  seasons: readonly Float64Array[],
): (SeriesReading['step'] & { squares: number }) | null => {
  const n = values.length;
  let best: { at: number; fit: LinearFit } | null = null;
  for (let at = LEAST_STRETCH; at <= n - LEAST_STRETCH; at++) {
    const fit = fitLinear([ones(n), stepAt(n, at), ...seasons], values);
    if (fit && (!best || fit.squares < best.fit.squares)) best = { at, fit };
  }
  const flat = fitLinear([ones(n), ...seasons], values);
  if (!best || !flat || flat.squares === 0) return null;
  const { value, lower, upper, p } = coefficientOf(best.fit, 1);
  const places = n - 2 * LEAST_STRETCH + 1;
  return {
    at: best.at,
    change: value,
    lower,
    upper,
    p: Math.min(1, p * places),
    share: 1 - best.fit.squares / flat.squares,
    squares: best.fit.squares,
  };
};

/** The season as a share of what trend leaves over, by an F-test. */
const seasonOf = (
  values: Float64Array,
  seasons: readonly Float64Array[],
  shape: readonly Float64Array[],
): SeriesReading['season'] => {
  if (seasons.length === 0) return null;
  const [without, within] = [fitLinear(shape, values), fitLinear([...shape, ...seasons], values)];
  if (!without || !within || without.squares === 0) return null;
  const factor = autocorrelationFactor(within.residuals);
  const gain = (without.squares - within.squares) / seasons.length;
  const noise = (factor * within.squares) / within.freedom;
  const some = [...within.coefficients.subarray(shape.length)];
  const offsets = Float64Array.from([...some, -some.reduce((sum, value) => sum + value, 0)]);
  const p = noise > 0 ? fUpperTail(gain / noise, seasons.length, within.freedom) : gain > 0 ? 0 : 1;
  return { offsets, p, share: 1 - within.squares / without.squares };
};

/** Periods far from line and season: externally studentised residuals, corrected for all periods; the farthest leaves first. */
const unusualOf = (values: Float64Array, design: readonly Float64Array[]): SeriesReading['unusual'] => {
  const found: { at: number; expected: number; p: number; deviations: number }[] = [];
  let kept = [...values.keys()];
  while (found.length < MOST_UNUSUAL) {
    const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (row) => column[row]!);
    const fit = fitLinear(design.map(pick), pick(values));
    if (!fit || fit.freedom < 5 || fit.squares === 0) break;
    let top = { place: -1, t: 0, deviations: 0 };
    fit.residuals.forEach((residual, place) => {
      const free = 1 - fit.leverages[place]!;
      if (free < 1e-6) return;
      const others = (fit.squares - residual ** 2 / free) / (fit.freedom - 1);
      const t = others > 0 ? residual / Math.sqrt(others * free) : Infinity;
      if (Math.abs(t) > Math.abs(top.t)) top = { place, t, deviations: residual / free };
    });
    const p = Math.min(1, studentTwoSided(top.t, fit.freedom - 1) * kept.length);
    if (top.place < 0 || !(p < 0.05)) break;
    const at = kept[top.place]!;
    found.push({ at, expected: values[at]! - top.deviations, p, deviations: top.t });
    kept = kept.filter((row) => row !== at);
  }
  return found;
};

/**
 * Reads a series of full periods: its line, its step if one explains more than the line, its season, and the periods that fit neither.
 * @param positions place of each period in the season, from 0
 * @param season periods in a season; 1 for none
 */
export const readSeries = (
  values: Float64Array,
  positions: readonly number[],
  season: number,
): SeriesReading | null => {
  const n = values.length;
  const complete = season > 1 && n >= 2 * season && new Set(positions).size === season;
  const seasons = complete ? seasonColumns(positions, season) : [];
  const line = fitLinear([ones(n), times(n), ...seasons], values);
  const flat = fitLinear([ones(n), ...seasons], values);
  if (!line || !flat || spread(values) === 0) return null;
  const { value, lower, upper, p } = coefficientOf(line, 1);
  const step = bestStep(values, seasons);
  const stepWins = step !== null && step.squares < line.squares && step.p < 0.05;
  const shape = stepWins ? [ones(n), stepAt(n, step.at)] : [ones(n), times(n)];
  return {
    trend: { slope: value, lower, upper, p, share: flat.squares > 0 ? 1 - line.squares / flat.squares : 0 },
    step: stepWins ? step : null,
    season: seasonOf(values, seasons, shape),
    unusual: unusualOf(values, [...shape, ...seasons]),
  };
};
