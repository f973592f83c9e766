import type { Fit, Path, Series } from '../method.js';

/** What every member said at an earlier end of the series, and what came. */
export interface Origin {
  readonly paths: readonly Path[];
  readonly actual: Float64Array;
}

export interface RollingOrigins {
  readonly origins: readonly Origin[];
  /** How many forecasts of full length fit side by side into the part that was foretold: the independent evidence. */
  readonly windows: number;
}

const counts = { few: 5, many: 12, manyFrom: 4 };

/** Length of history before the first origin: half the series, and two seasons where there are two. */
const leastHistory = (length: number, season: number): number =>
  Math.max(season > 1 && length > 2 * season ? 2 * season + 2 : 5, Math.ceil(length / 2));

/** So many values leave room for origins that all see the whole horizon come. */
const longFrom = 500;

/**
 * The last origin: one value before the end, or a whole horizon where the series is long and the horizon spans seasons, so
 * that each member is weighed over all hours of the day and days of the week alike.
 */
const lastOrigin = ({ values, season }: Series, horizon: number, windows: number): number =>
  values.length >= longFrom && windows >= counts.manyFrom && horizon > season
    ? values.length - horizon
    : values.length - 1;

/**
 * Forecasts from earlier ends of the series, spread evenly over its second half. The form of each member is kept, its
 * parameters are estimated anew from what was known then.
 */
export const rollOrigins = (series: Series, fits: readonly Fit[], horizon: number): RollingOrigins => {
  const { values, season } = series;
  const n = values.length;
  const least = leastHistory(n, season);
  const windows = (n - least) / horizon;
  const wanted = windows >= counts.manyFrom ? counts.many : counts.few;
  const count = Math.max(0, Math.min(wanted, n - least));
  const last = lastOrigin(series, horizon, windows);
  const origins = Array.from({ length: count }, (_, i): Origin => {
    const end = Math.round(least + (count > 1 ? (i * (last - least)) / (count - 1) : 0));
    const history = values.slice(0, end);
    const ahead = Math.min(horizon, n - end);
    return {
      paths: fits.map((fit) => fit.refit(history).forecast(ahead)),
      actual: values.slice(end, end + ahead),
    };
  });
  return { origins, windows: Math.max(0, windows) };
};

const meanDistance = (path: Path, actual: Float64Array): number => {
  let total = 0;
  for (let h = 0; h < actual.length; h++) total += Math.abs(actual[h]! - path.mean[h]!);
  return total / actual.length;
};

/** Windows below which errors of the past say too little to prefer one member to another. */
const enoughWindows = 4;

/**
 * Weight of each member, in inverse proportion to the fourth power of its mean absolute error in the past; equal where the
 * past is too short to tell.
 */
export const weighMembers = ({ origins, windows }: RollingOrigins, members: number): Float64Array => {
  const equal = new Float64Array(members).fill(1);
  if (windows < enoughWindows || origins.length === 0) return equal;
  const errors = equal.map((_, i) =>
    origins.reduce((total, { paths, actual }) => total + meanDistance(paths[i]!, actual), 0),
  );
  const least = Math.min(...errors);
  return least > 0 ? errors.map((error) => (least / error) ** 4) : equal;
};
