import type { AnomaliesResult, Anomaly } from '#shared/analyses/anomalies.js';
import { AppError } from '#shared/errors/app-error.js';
import { fullNumber, headlineNumber } from '#shared/wording/numbers.js';
import { medianDeviation, median } from '#server/statistics/descriptive.js';
import { pointsOf } from '#server/statistics/matrix.js';
import { findChanges } from './changes.js';
import { residualPoints, residualScore } from './residual-points.js';
import { isStep } from './step.js';
import { isolationScores } from './isolation-forest.js';
import { scoreStream } from './stream-scorer.js';
import type { Moments } from './timeline.js';

const LEAST_SERIES = 24;
const LEAST_ROWS = 20;
const MOST_LISTED = 200;

const ask = (have: number, need: number): void => {
  if (have >= need) return;
  throw new AppError(
    'too-little-data',
    `Anomalies need at least ${need} rows with numbers. This selection has ${have}.`,
  );
};

/** 0.5 asks for a summed rarity of about 20 orders of magnitude over four detectors; higher sensitivity asks for less. */
const streamThreshold = (sensitivity: number): number => 0.3 + 0.4 * (1 - sensitivity);

const pointReason = (value: number, expected: number): string =>
  `${fullNumber(value)} is unusual: ${value > expected ? 'above' : 'below'} ${fullNumber(expected)}, the usual level before`;

const seriesAnomalies = (
  values: Float64Array,
  scores: Float64Array,
  moments: Moments,
  sensitivity: number,
): Anomaly[] => {
  const threshold = streamThreshold(sensitivity);
  const points = [...scores.keys()].filter((i) => scores[i]! >= threshold);
  const listed: Anomaly[] = points.map((i) => {
    const expected = median(values.subarray(Math.max(0, i - 50), Math.max(1, i)).filter(Number.isFinite));
    const reason = pointReason(values[i]!, expected);
    return {
      row: i + 1,
      at: moments.labels[i] ?? null,
      kind: 'point',
      score: scores[i]!,
      value: values[i]!,
      expected,
      reason,
    };
  });
  const calm = Float64Array.from(values);
  for (const { row, expected, z } of residualPoints(values, sensitivity)) {
    calm[row] = expected;
    if (scores[row]! >= threshold) continue;
    const [value, score] = [values[row]!, residualScore(z, sensitivity)];
    const side = value > expected ? 'above' : 'below';
    const reason = `${fullNumber(value)} is far ${side} ${headlineNumber(expected)}, which trend and season suggest`;
    listed.push({ row: row + 1, at: moments.labels[row] ?? null, kind: 'point', score, value, expected, reason });
  }
  const known = [...values.keys()].filter((i) => Number.isFinite(values[i]!));
  const level = Float64Array.from(known, (i) => calm[i]!);
  const changes = findChanges(level, 12 * (1 - sensitivity)).filter(
    ({ row, kind }) => kind !== 'level-shift' || isStep(level, row),
  );
  for (const { row, kind, before, after, evidence } of changes) {
    const at = known[row]!;
    const what = kind === 'level-shift' ? 'the level moved' : 'the spread changed';
    const score = evidence / (evidence + 100);
    const reason = `From here ${what} from ${headlineNumber(before)} to ${headlineNumber(after)}`;
    const expected = kind === 'level-shift' ? before : null;
    listed.push({ row: at + 1, at: moments.labels[at] ?? null, kind, score, value: values[at]!, expected, reason });
  }
  return listed.sort((a, b) => a.row - b.row);
};

/** Points, level shifts and changes of spread of a series in order of time. @throws AppError too-little-data */
export const seriesResult = (values: Float64Array, moments: Moments, sensitivity: number): AnomaliesResult => {
  ask(values.filter(Number.isFinite).length, LEAST_SERIES);
  const scores = scoreStream(values, moments.times);
  return {
    scores: [...scores].map((score, i) => (Number.isFinite(values[i]!) ? score : null)),
    threshold: streamThreshold(sensitivity),
    anomalies: seriesAnomalies(values, scores, moments, sensitivity),
  };
};

const farthest = (columns: readonly { name: string; values: Float64Array }[], row: number): string => {
  const distances = columns.map(({ name, values }) => {
    const known = values.filter(Number.isFinite);
    const spread = medianDeviation(known) || 1;
    return { name, z: (values[row]! - median(known)) / spread, value: values[row]! };
  });
  const top = distances.sort((a, b) => Math.abs(b.z) - Math.abs(a.z))[0]!;
  return `${top.name} ${fullNumber(top.value)} is ${top.z > 0 ? 'high' : 'low'}, and the row fits no other`;
};

/** Rows that fit no other over several columns. @throws AppError too-little-data */
export const rowsResult = (
  columns: readonly { name: string; values: Float64Array }[],
  sensitivity: number,
): AnomaliesResult => {
  const length = columns[0]!.values.length;
  const known = Array.from({ length }, (_, i) => i).filter((i) =>
    columns.every(({ values }) => Number.isFinite(values[i]!)),
  );
  ask(known.length, LEAST_ROWS);
  const raw = isolationScores(pointsOf(columns.map(({ values }) => Float64Array.from(known, (i) => values[i]!))));
  const threshold = Math.max(0.75 - 0.2 * sensitivity, median(raw) + 4 * medianDeviation(raw));
  const scores = Array.from({ length }, (): number | null => null);
  known.forEach((row, i) => (scores[row] = raw[i]!));
  const strange = known.filter((row) => scores[row]! > threshold);
  const listed = strange.sort((a, b) => scores[b]! - scores[a]!).slice(0, MOST_LISTED);
  const anomalies = listed.map((row): Anomaly => ({
    row: row + 1,
    at: null,
    kind: 'row',
    score: scores[row]!,
    value: null,
    expected: null,
    reason: farthest(columns, row),
  }));
  return { scores, threshold, anomalies: anomalies.sort((a, b) => a.row - b.row) };
};
