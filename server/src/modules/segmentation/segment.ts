import { pointsOf, selectPoints, type Points } from '#server/statistics/matrix.js';
import { createRandom, sampleIndices } from '#server/statistics/random.js';
import { AppError } from '#shared/errors/app-error.js';
import { adjustedRand } from './agreement.js';
import { choosePrototypes, chooseSegments, type Choice } from './choice.js';
import { kMeans } from './k-means.js';
import { PointTree } from './neighbours.js';
import { scaleColumns } from './scaling.js';

export interface SegmentOptions {
  /** Number of groups; null finds it. */
  readonly k?: number | null;
  readonly seed?: number;
  /** The columns stand for categories too, already scaled: groups are sought by k-means. */
  readonly mixed?: boolean;
}

const LEAST_ROWS = 10;
const SAMPLE = 4_000;
/** Smallest group, in rows, from sixty rows on; two below. */
const LEAST_GROUP = 5;
const FEW_ROWS = 60;
const BOXES = 8;

const finiteColumns = (columns: readonly ArrayLike<number>[]): Float64Array[] =>
  columns.map((column) => {
    const values = Float64Array.from(column);
    if (values.every(Number.isFinite)) return values;
    const known = values.filter(Number.isFinite).sort();
    const middle = known[known.length >> 1] ?? 0;
    return values.map((value) => (Number.isFinite(value) ? value : middle));
  });

/** Every point takes the label of its nearest point in the sample. */
const spreadLabels = (points: Points, sample: Int32Array, labels: Int32Array): Int32Array => {
  if (sample.length === points.count) return labels;
  const tree = new PointTree(selectPoints(points, sample));
  const found = { rows: new Int32Array(1), squared: new Float64Array(1) };
  const { values, dimensions } = points;
  return Int32Array.from({ length: points.count }, (_, i) => {
    tree.nearest(values.subarray(i * dimensions, (i + 1) * dimensions), found, { leaves: BOXES });
    return labels[found.rows[0]!]!;
  });
};

/** Groups by falling size; groups of fewer than `least` rows become noise, -1. */
const bySize = (labels: Int32Array, least: number): { labels: Int32Array; k: number } => {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const kept = [...sizes].filter(([label, size]) => label >= 0 && size >= least).sort((a, b) => b[1] - a[1]);
  if (kept.length === 0) return { labels: new Int32Array(labels.length), k: 1 };
  const place = new Map(kept.map(([label], rank) => [label, rank]));
  return { labels: labels.map((label) => place.get(label) ?? -1), k: kept.length };
};

const fixed = (points: Points, k: number, seed: number): Choice => {
  const random = createRandom(seed);
  const runs = Array.from({ length: 5 }, () => kMeans(points, k, random));
  const best = runs.reduce((top, run) => (run.inertia < top.inertia ? run : top));
  const agreement = runs.reduce((sum, run) => sum + adjustedRand(run.labels, best.labels), 0) / runs.length;
  return { labels: best.labels, k, method: 'k-means', stability: Math.max(0, Math.min(1, agreement)) };
};

/**
 * Finds groups of similar rows.
 * @param columns numbers, column by column; what is not finite is taken as the column's median
 * @returns labels per row from 0 (largest group) to k - 1, -1 for rows that belong nowhere
 * @throws AppError too-little-data below ten rows
 */
export const segmentColumns = (columns: readonly ArrayLike<number>[], options: SegmentOptions = {}): Choice => {
  const { k = null, seed = 1, mixed = false } = options;
  const rows = columns[0]?.length ?? 0;
  if (rows < LEAST_ROWS) {
    throw new AppError('too-little-data', `Segments need at least ${LEAST_ROWS} rows. This selection has ${rows}.`);
  }
  if (k !== null && k > rows) {
    throw new AppError('out-of-range', `${k} segments need at least ${k} rows. This selection has ${rows}.`);
  }
  const points = pointsOf(mixed ? finiteColumns(columns) : scaleColumns(finiteColumns(columns)));
  const sample = sampleIndices(rows, SAMPLE, createRandom(seed));
  const part = sample.length === rows ? points : selectPoints(points, sample);
  const choice = k !== null ? fixed(part, k, seed) : mixed ? choosePrototypes(part, seed) : chooseSegments(part, seed);
  const spread = spreadLabels(points, sample, choice.labels);
  const least = k !== null ? 1 : rows < FEW_ROWS ? 2 : LEAST_GROUP;
  return { ...choice, ...bySize(spread, least) };
};
