import { normalQuantile, studentQuantile } from '../../../statistics/distributions.js';
import type { Path } from '../method.js';

/** One forecast of the past: the combined path and what came. */
export interface PastForecast {
  readonly path: Path;
  readonly actual: Float64Array;
}

interface CalibrationInput {
  readonly past: readonly PastForecast[];
  /** Independent forecasts of full length the past holds. */
  readonly windows: number;
  /** Number of values the models were estimated on. */
  readonly length: number;
  readonly horizon: number;
  /** Probability that an interval holds the value. */
  readonly level: number;
}

/**
 * General choices, the same for every series. What models say of their own uncertainty leaves out that parameters are
 * estimated, that the form was chosen by the data, and that the future may differ in kind; the last two weigh the
 * more the longer the horizon is against the history (Chatfield 1993, JBES 11:121-135).
 */
const prior = {
  /** Widening of the models' own deviations before any evidence: 2.2 instead of 1.96 at 95 %, with the tails of t(6). */
  reach: 2.2,
  tails: 6,
  perShareAhead: 2,
  perValue: 28,
  /** Windows of evidence that weigh as much as the prior, and those that count for nothing. */
  worthWindows: 1.5,
  idleWindows: 3.5,
};

const evidence = {
  /** 2 instead of 1.96 at 95 %: errors are seen, their spread is estimated. */
  reach: 2,
  /** Errors beyond this many deviations count as this many. */
  clip: 6,
  /** Errors of nearby horizons count too, by a normal kernel over the logarithm of the horizon. */
  bandwidth: 1.2,
  /** Errors of the past are never taken for smaller than this share of what the models say. */
  least: 0.05,
};

/** Standard deviation of a normal variable over its mean distance from zero. */
const perMeanDistance = Math.sqrt(Math.PI / 2);

interface Sums {
  readonly distance: Float64Array;
  readonly count: Float64Array;
}

/** Distances of the past in the models' deviations, added up by period ahead. */
const sumDistances = (past: readonly PastForecast[], horizon: number): Sums => {
  const sums = { distance: new Float64Array(horizon), count: new Float64Array(horizon) };
  for (const { path, actual } of past) {
    for (let h = 0; h < actual.length; h++) {
      const deviation = path.deviation[h]!;
      const distance = Math.abs(actual[h]! - path.mean[h]!);
      if (!(deviation > 0) && distance > 0) continue;
      sums.distance[h]! += deviation > 0 ? Math.min(evidence.clip, distance / deviation) : 0;
      sums.count[h]!++;
    }
  }
  return sums;
};

/** How wide errors of the past spread at horizon `h` (0-based), in the models' deviations; NaN without any. */
const seenSpread = ({ distance, count }: Sums, h: number): number => {
  let total = 0;
  let weights = 0;
  for (let other = 0; other < count.length; other++) {
    const gap = Math.log((other + 1) / (h + 1)) / evidence.bandwidth;
    const kernel = Math.exp(-0.5 * gap * gap);
    total += kernel * distance[other]!;
    weights += kernel * count[other]!;
  }
  return (perMeanDistance * total) / weights;
};

/**
 * Half width of the interval for each period ahead, in deviations of the models. A widening that holds for series in
 * general gives way to the errors of this series' own past as evidence grows, by their weighted geometric mean.
 */
export const calibrate = ({ past, windows, length, horizon, level }: CalibrationInput): Float64Array => {
  const upper = (1 + level) / 2;
  const general = (prior.reach * studentQuantile(upper, prior.tails)) / studentQuantile(0.975, prior.tails);
  const own = (evidence.reach * normalQuantile(upper)) / normalQuantile(0.975);
  const sums = sumDistances(past, horizon);
  const weight = Math.max(0, windows - prior.idleWindows);
  return Float64Array.from({ length: horizon }, (_, h) => {
    const widening = Math.sqrt(1 + (prior.perShareAhead * (h + 1)) / length + prior.perValue / length);
    const spread = weight > 0 ? seenSpread(sums, h) : NaN;
    if (Number.isNaN(spread)) return general * widening;
    const share = weight / (weight + prior.worthWindows);
    return (general * widening) ** (1 - share) * (own * Math.max(evidence.least, spread)) ** share;
  });
};
