import { median } from '../../../statistics/descriptive.js';
import { loess } from './loess.js';

export interface StlOptions {
  /** Periods in a season, at least 2; the series needs two of them. */
  readonly season: number;
  /** Seasons over which the pattern may change, odd; Infinity for one pattern that never changes. */
  readonly seasonalWindow: number;
  /** Rounds that give outlying values less weight. Default 0. */
  readonly robustRounds?: number;
}

/** `seasonal + trend + remainder` is the series. */
export interface Decomposition {
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
  readonly remainder: Float64Array;
}

const odd = (value: number): number => {
  const whole = Math.ceil(value);
  return whole % 2 === 0 ? whole + 1 : whole;
};

const jumpOf = (window: number): number => Math.ceil(window / 10);

const movingAverage = (values: Float64Array, width: number): Float64Array => {
  const result = new Float64Array(values.length - width + 1);
  let total = 0;
  for (let i = 0; i < width; i++) total += values[i]!;
  result[0] = total / width;
  for (let i = width; i < values.length; i++) {
    total += values[i]! - values[i - width]!;
    result[i - width + 1] = total / width;
  }
  return result;
};

type PhaseSmoother = (values: Float64Array, weights: Float64Array | null) => Float64Array;

const averagePhase: PhaseSmoother = (values, weights) =>
  new Float64Array(values.length + 2).fill(weightedMean(values, weights));

/** Smooths each phase by itself, one season beyond both ends (step 2 of the inner loop). */
const phaseSmoother = (n: number, { season, seasonalWindow: window }: StlOptions): PhaseSmoother => {
  const smootherFor = (size: number): PhaseSmoother =>
    Number.isFinite(window) ? loess(size, { window, jump: jumpOf(window), extend: 1 }) : averagePhase;
  const sizes = [Math.ceil(n / season), Math.floor(n / season)];
  const smoothers = sizes.map(smootherFor);
  return (values, weights) => {
    const result = new Float64Array(n + 2 * season);
    for (let phase = 0; phase < season; phase++) {
      const long = phase < n % season || n % season === 0;
      const size = sizes[long ? 0 : 1]!;
      const pick = (from: Float64Array) => Float64Array.from({ length: size }, (_, i) => from[phase + i * season]!);
      const smooth = smoothers[long ? 0 : 1]!(pick(values), weights && pick(weights));
      for (let i = 0; i < size + 2; i++) result[phase + i * season] = smooth[i]!;
    }
    return result;
  };
};

const weightedMean = (values: Float64Array, weights: Float64Array | null): number => {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i]! : 1;
    total += weight;
    sum += weight * values[i]!;
  }
  return total > 0 ? sum / total : values[0]!;
};

const bisquare = (remainder: Float64Array): Float64Array => {
  const limit = 6 * median(remainder.map(Math.abs));
  if (limit === 0) return new Float64Array(remainder.length).fill(1);
  return remainder.map((value) => {
    const share = Math.abs(value) / limit;
    if (share >= 0.999) return 0;
    return share <= 0.001 ? 1 : (1 - share * share) ** 2;
  });
};

const smoothersFor = (n: number, options: StlOptions) => {
  const { season, seasonalWindow } = options;
  const span = Number.isFinite(seasonalWindow) ? seasonalWindow : 10 * n + 1;
  const smoother = (length: number, window: number) => loess(length, { window, jump: jumpOf(window), extend: 0 });
  return {
    phases: phaseSmoother(n, options),
    lowPass: smoother(n, odd(season)),
    trend: smoother(n, odd((1.5 * season) / (1 - 1.5 / span))),
  };
};

const decompose = (
  values: Float64Array,
  smooth: ReturnType<typeof smoothersFor>,
  options: StlOptions,
): Decomposition => {
  const n = values.length;
  const { season } = options;
  const trend = new Float64Array(n);
  const seasonal = new Float64Array(n);
  const remainder = new Float64Array(n);
  let weights: Float64Array | null = null;
  const innerLoop = () => {
    for (let i = 0; i < n; i++) remainder[i] = values[i]! - trend[i]!;
    const phases = smooth.phases(remainder, weights);
    const low = smooth.lowPass(movingAverage(movingAverage(movingAverage(phases, season), season), 3));
    for (let i = 0; i < n; i++) seasonal[i] = phases[i + season]! - low[i]!;
    for (let i = 0; i < n; i++) remainder[i] = values[i]! - seasonal[i]!;
    trend.set(smooth.trend(remainder, weights));
  };
  for (let round = 0; round <= (options.robustRounds ?? 0); round++) {
    innerLoop();
    innerLoop();
    for (let i = 0; i < n; i++) remainder[i] = values[i]! - seasonal[i]! - trend[i]!;
    if (round < (options.robustRounds ?? 0)) weights = bisquare(remainder);
  }
  return { seasonal, trend, remainder };
};

/** The same for many series of `n` values: what depends on the length alone is worked out once. */
export const prepareStl = (n: number, options: StlOptions): ((values: Float64Array) => Decomposition) => {
  const smooth = smoothersFor(n, options);
  return (values) => decompose(values, smooth, options);
};

/**
 * Seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae and Terpenning 1990, Journal of Official Statistics
 * 6:3-73), two inner rounds, windows of the trend and the low-pass filter as they recommend.
 */
export const stl = (values: Float64Array, options: StlOptions): Decomposition =>
  prepareStl(values.length, options)(values);
