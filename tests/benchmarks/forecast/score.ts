export interface Truth {
  /** null for a missing value. */
  readonly history: readonly (number | null)[];
  readonly future: readonly (number | null)[];
  /** Lag of the naive forecast that scales the errors. */
  readonly lag: number;
}

export interface Prediction {
  readonly mean: readonly number[];
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
}

export interface Score {
  /** 200 |y - f| / (|y| + |f|), averaged. */
  readonly symmetricError: number;
  /** Mean absolute error over that of the naive forecast within the history (Hyndman and Koehler 2006). */
  readonly scaledError: number;
  /** Share of the future inside the interval; NaN without one. */
  readonly coverage: number;
}

const mean = (values: number[]): number => values.reduce((total, value) => total + value, 0) / values.length;

const naiveError = ({ history, lag }: Truth): number => {
  const errors = history.flatMap((value, i) => {
    const before = history[i - lag];
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)];
  });
  return mean(errors);
};

/** Scores one series; missing values of the future are left out. Null where the history never changes. */
export const scoreSeries = (truth: Truth, { mean: centre, lower, upper }: Prediction): Score | null => {
  const scale = naiveError(truth);
  if (!(scale > 0)) return null;
  const points = truth.future.flatMap((actual, h) => (actual === null ? [] : [{ actual, h, forecast: centre[h]! }]));
  return {
    symmetricError: mean(
      points.map(({ actual, forecast }) => {
        const size = Math.abs(actual) + Math.abs(forecast);
        return size === 0 ? 0 : (200 * Math.abs(actual - forecast)) / size;
      }),
    ),
    scaledError: mean(points.map(({ actual, forecast }) => Math.abs(actual - forecast))) / scale,
    coverage:
      lower && upper ? mean(points.map(({ actual, h }) => (actual >= lower[h]! && actual <= upper[h]! ? 1 : 0))) : NaN,
  };
};
