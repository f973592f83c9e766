import { outlierMethods } from '#shared/analyses/outliers.js';
import { AppError } from '#shared/errors/app-error.js';
import { fullNumber } from '#shared/wording/numbers.js';
import { iqrScores, madScores, seasonalScores, zScores, type Scored } from './scores.js';

export type OutlierMethod = (typeof outlierMethods)[number];

export interface Outlier {
  /** 1 for the first value. */
  readonly row: number;
  readonly value: number;
  readonly score: number;
  readonly reason: string;
}

export interface OutlierOptions {
  readonly method: OutlierMethod;
  /** null takes the usual one: iqr 1.5, mad 3.5, zscore 3, seasonal 3. */
  readonly threshold: number | null;
  /** Rows in a season, for the seasonal method; null detects it. */
  readonly season: number | null;
}

export interface FoundOutliers extends Scored {
  readonly threshold: number;
  readonly outliers: Outlier[];
}

/**
 * What is left of an evenly spaced series without trend and season.
 *
 * @param values - NaN where a row has no number
 * @param season - rows in a season; null detects it
 * @returns one residual per value, NaN where the value is missing
 */
export type SeasonalDecomposition = (values: Float64Array, season: number | null) => ArrayLike<number>;

const MIN_VALUES = 4;

const defaultThresholds: Record<OutlierMethod, number> = { iqr: 1.5, mad: 3.5, zscore: 3, seasonal: 3 };

const bySeason = (
  values: (number | null)[],
  { season, threshold }: { season: number | null; threshold: number },
  decompose: SeasonalDecomposition,
): Scored => {
  const residuals = decompose(
    Float64Array.from(values, (value) => value ?? Number.NaN),
    season,
  );
  return seasonalScores(
    values.map((value, row) => (value === null || Number.isNaN(residuals[row]) ? null : residuals[row]!)),
    threshold,
  );
};

const reasonOf = (value: number, score: number, scored: Scored, method: OutlierMethod): string => {
  const side = score > 0 ? 'above' : 'below';
  const bound = score > 0 ? scored.upper : scored.lower;
  if (bound !== null) return `${fullNumber(value)} is ${side} ${fullNumber(bound)}`;
  return `${fullNumber(value)} is far ${side} what its ${method === 'seasonal' ? 'season and trend' : 'neighbours'} suggest`;
};

const outliersOf = (
  values: readonly (number | null)[],
  scored: Scored,
  threshold: number,
  method: OutlierMethod,
): Outlier[] =>
  values.flatMap((value, row) => {
    const score = scored.scores[row] ?? null;
    if (value === null || score === null || Math.abs(score) <= threshold) return [];
    return [{ row: row + 1, value, score, reason: reasonOf(value, score, scored, method) }];
  });

/**
 * Scores every value of a column and names those beyond the threshold.
 *
 * @param values - null where a row has no number; row order matters to the seasonal method only
 * @param column - its name, for messages
 * @throws AppError `too-little-data` below four numbers
 */
export const findOutliers = (
  values: (number | null)[],
  column: string,
  { method, threshold: wanted, season }: OutlierOptions,
  decompose: SeasonalDecomposition,
): FoundOutliers => {
  const numbers = values.filter((value) => value !== null).length;
  if (numbers < MIN_VALUES) {
    throw new AppError('too-little-data', `Outliers need at least ${MIN_VALUES} numbers. ${column} has ${numbers}.`);
  }
  const threshold = wanted ?? defaultThresholds[method];
  const scored =
    method === 'seasonal'
      ? bySeason(values, { season, threshold }, decompose)
      : { iqr: iqrScores, mad: madScores, zscore: zScores }[method](values, threshold);
  return { ...scored, threshold, outliers: outliersOf(values, scored, threshold, method) };
};
