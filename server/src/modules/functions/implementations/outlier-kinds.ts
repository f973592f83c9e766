import { AppError } from '#shared/errors/app-error.js';
import { counted, headlineNumber } from '#shared/wording/numbers.js';
import { median, medianDeviation } from '../../../statistics/descriptive.js';
import { pointsOf } from '../../../statistics/matrix.js';
import { findChanges, isolationScores, type SeriesChange } from '../../anomalies/kernels.js';
import type { FoundOutliers } from '../../outliers/kernels.js';

const LEAST_SERIES = 20;
const LEAST_ROWS = 20;
const STRICTNESS = 6;
/** The threshold of the anomalies analysis at its middle sensitivity. */
const ISOLATED = 0.65;
const UNUSUAL_DEVIATIONS = 4;

const changeReason = ({ kind, before, after }: SeriesChange): string =>
  `From here the ${kind === 'level-shift' ? 'level' : 'spread'} is ${headlineNumber(after)}, before ${headlineNumber(before)}`;

/**
 * The first values of a new level or a new spread, in a series of one column. A score is the evidence in units of the threshold
 * that a change needs, so 1 is the usual threshold; 0 elsewhere.
 */
export const changePoints = (
  values: readonly (number | null)[],
  kind: SeriesChange['kind'],
  threshold: number | null,
): FoundOutliers => {
  const known = [...values.keys()].filter((row) => values[row] !== null);
  if (known.length < LEAST_SERIES) {
    const has = counted(known.length, 'number');
    throw new AppError('too-little-data', `A ${kind} needs at least ${LEAST_SERIES} numbers. The range has ${has}.`);
  }
  const wanted = threshold ?? 1;
  const changes = findChanges(
    Float64Array.from(known, (row) => values[row]!),
    STRICTNESS * wanted,
  ).filter((change) => change.kind === kind);
  const needed = STRICTNESS * Math.log(known.length);
  const scores = values.map((value): number | null => (value === null ? null : 0));
  const outliers = changes.map((change) => {
    const row = known[change.row]!;
    scores[row] = Math.max(change.evidence / needed, wanted * (1 + Number.EPSILON));
    return { row: row + 1, value: values[row]!, score: scores[row], reason: changeReason(change) };
  });
  return { scores, lower: null, upper: null, threshold: wanted, outliers };
};

/**
 * Rows that fit no other, over several columns together, by an isolation forest; rows with a blank have no score.
 * @returns one score a row from 0 to 1, about 0.5 for a usual row
 */
export const strangeRows = (
  rows: readonly (readonly (number | null)[])[],
  threshold: number | null,
): { readonly scores: (number | null)[]; readonly threshold: number } => {
  const known = [...rows.keys()].filter((row) => rows[row]!.every((value) => value !== null));
  if (known.length < LEAST_ROWS) {
    const has = counted(known.length, 'row');
    throw new AppError('too-little-data', `Strange rows need at least ${LEAST_ROWS} full rows. The range has ${has}.`);
  }
  const width = rows[0]!.length;
  const raw = isolationScores(
    pointsOf(Array.from({ length: width }, (_, c) => Float64Array.from(known, (row) => rows[row]![c]!))),
  );
  const scores = rows.map((): number | null => null);
  known.forEach((row, i) => (scores[row] = raw[i]!));
  const usual = Math.max(ISOLATED, median(raw) + UNUSUAL_DEVIATIONS * medianDeviation(raw));
  return { scores, threshold: threshold ?? usual };
};
