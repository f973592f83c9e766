import type { AnomaliesResult, Anomaly } from '#shared/analyses/anomalies.js';
import { fullNumber, headlineNumber } from '#shared/wording/numbers.js';
import { median } from '#server/statistics/descriptive.js';
import { findChanges, type SeriesChange } from './changes.js';
import { requireRows } from './enough-rows.js';
import { residualPoints, residualScore, type ResidualPoint } from './residual-points.js';
import { isStep } from './step.js';
import { scoreStream } from './stream-scorer.js';
import type { Moments } from './timeline.js';

const LEAST_SERIES = 24;
const USUAL_ROWS = 50;

/** A series in order of time, NaN for a blank, and how keenly anomalies are sought (0 to 1). */
interface Watched {
  readonly values: Float64Array;
  readonly moments: Moments;
  readonly sensitivity: number;
}

/** 0.5 asks for a summed rarity of about 20 orders of magnitude over four detectors; higher sensitivity asks for less. */
const streamThreshold = (sensitivity: number): number => 0.3 + 0.4 * (1 - sensitivity);

const placed = ({ values, moments }: Watched, row: number) => ({
  row: row + 1,
  at: moments.labels[row] ?? null,
  value: values[row]!,
});

const side = (value: number, expected: number): string => (value > expected ? 'above' : 'below');

/** Rows that nothing before them foretold. */
const streamPoints = (watched: Watched, scores: Float64Array): Anomaly[] => {
  const { values, sensitivity } = watched;
  const rows = [...scores.keys()].filter((row) => scores[row]! >= streamThreshold(sensitivity));
  return rows.map((row) => {
    const expected = median(values.subarray(Math.max(0, row - USUAL_ROWS), Math.max(1, row)).filter(Number.isFinite));
    const value = values[row]!;
    const reason = `${fullNumber(value)} is unusual: ${side(value, expected)} ${fullNumber(expected)}, the usual level before`;
    return { ...placed(watched, row), kind: 'point', score: scores[row]!, expected, reason };
  });
};

/** Rows far from what trend and season of the whole series suggest. */
const seasonalPoint = (watched: Watched, { row, expected, z }: ResidualPoint): Anomaly => {
  const value = watched.values[row]!;
  const reason = `${fullNumber(value)} is far ${side(value, expected)} ${headlineNumber(expected)}, which trend and season suggest`;
  const score = residualScore(z, watched.sensitivity);
  return { ...placed(watched, row), kind: 'point', score, expected, reason };
};

const changeAnomaly = (watched: Watched, row: number, { kind, before, after, evidence }: SeriesChange): Anomaly => {
  const shift = kind === 'level-shift';
  const what = shift ? 'the level moved' : 'the spread changed';
  const reason = `From here ${what} from ${headlineNumber(before)} to ${headlineNumber(after)}`;
  const score = evidence / (evidence + 100);
  return { ...placed(watched, row), kind, score, expected: shift ? before : null, reason };
};

/** Rows from which level or spread are others, once single odd rows are taken for what was expected of them. */
const changes = (watched: Watched, odd: readonly ResidualPoint[]): Anomaly[] => {
  const { values, sensitivity } = watched;
  const calm = Float64Array.from(values);
  for (const { row, expected } of odd) calm[row] = expected;
  const known = [...values.keys()].filter((row) => Number.isFinite(values[row]!));
  const level = Float64Array.from(known, (row) => calm[row]!);
  return findChanges(level, 12 * (1 - sensitivity))
    .filter(({ row, kind }) => kind !== 'level-shift' || isStep(level, row))
    .map((change) => changeAnomaly(watched, known[change.row]!, change));
};

const anomaliesOf = (watched: Watched, scores: Float64Array): Anomaly[] => {
  const odd = residualPoints(watched.values, watched.sensitivity);
  const unseen = odd.filter(({ row }) => !(scores[row]! >= streamThreshold(watched.sensitivity)));
  const points = [...streamPoints(watched, scores), ...unseen.map((point) => seasonalPoint(watched, point))];
  return [...points, ...changes(watched, odd)].sort((a, b) => a.row - b.row);
};

/** Points, level shifts and changes of spread of a series in order of time. @throws AppError too-little-data */
export const seriesResult = (values: Float64Array, moments: Moments, sensitivity: number): AnomaliesResult => {
  requireRows(values.filter(Number.isFinite).length, LEAST_SERIES);
  const scores = scoreStream(values, moments.times);
  return {
    scores: [...scores].map((score, i) => (Number.isFinite(values[i]!) ? score : null)),
    threshold: streamThreshold(sensitivity),
    anomalies: anomaliesOf({ values, moments, sensitivity }, scores),
  };
};
