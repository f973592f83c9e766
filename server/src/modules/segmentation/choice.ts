import { selectPoints, type Points } from '#server/statistics/matrix.js';
import { createRandom, sampleIndices, type Random } from '#server/statistics/random.js';
import { adjustedRand } from './agreement.js';
import { completedLikelihood, fitMixture, mixtureLabels } from './gaussian-mixture.js';
import { kMeans } from './k-means.js';
import { modeVote, voteNeighbours, type ModeVote, type Partition } from './mode-clusters.js';

export type SegmentMethod = 'density' | 'gaussian-mixture' | 'k-means';

export interface Choice extends Partition {
  readonly method: SegmentMethod;
  /** Mean adjusted Rand agreement of this partition with those of other settings, 0 … 1. */
  readonly stability: number;
}

const MOST_COMPONENTS = 8;
const ROUNDS = 2;
const AGREES = 0.55;
/** Share of settings that must find the same number of groups for the density alone to decide. */
const UNDISPUTED = 0.95;

const ridgeOf = ({ values, dimensions }: Points): number => {
  let squares = 0;
  for (const value of values) squares += value * value;
  return (1e-6 * squares) / Math.max(1, values.length / dimensions) + 1e-12;
};

const MIXTURE_SAMPLE = 1_500;

/** Fits on a sample where there are many points, then gives every point its component. */
const bestMixture = (points: Points, random: Random): Partition => {
  const rows = sampleIndices(points.count, MIXTURE_SAMPLE, random);
  if (rows.length === points.count) return bestMixtureOf(points, random);
  const part = bestMixtureOf(selectPoints(points, rows), random);
  const labels = new Int32Array(points.count).fill(-1);
  rows.forEach((row, i) => (labels[row] = part.labels[i]!));
  const mixture = fitMixture(points, { labels, k: part.k }, { ridge: ridgeOf(points), iterations: 8 });
  return { labels: mixtureLabels(mixture), k: mixture.weights.length };
};

/** The Gaussian mixture with the best completed likelihood among 1 … 8 components, as a partition. */
const bestMixtureOf = (points: Points, random: Random): Partition => {
  const ridge = ridgeOf(points);
  let best: { score: number; partition: Partition } = {
    score: Infinity,
    partition: { labels: new Int32Array(points.count), k: 1 },
  };
  let worse = 0;
  const most = Math.min(MOST_COMPONENTS, Math.floor(points.count / (5 * (points.dimensions + 1))));
  for (let k = 1; k <= most && worse < 3; k++) {
    worse++;
    for (let round = 0; round < (k === 1 ? 1 : ROUNDS); round++) {
      const mixture = fitMixture(points, { labels: kMeans(points, k, random).labels, k }, { ridge });
      const score = completedLikelihood(mixture);
      if (score >= best.score) continue;
      best = { score, partition: { labels: mixtureLabels(mixture), k: mixture.weights.length } };
      worse = 0;
    }
  }
  return best.partition;
};

/** Among partitions with `k` groups the one that agrees most with the rest. */
const central = (vote: ModeVote, k: number): { partition: Partition; stability: number } => {
  const candidates = vote.partitions.filter((partition) => partition.k === k);
  const scored = candidates.map((partition) => ({
    partition,
    stability: vote.partitions.reduce((sum, other) => sum + adjustedRand(partition.labels, other.labels), 0),
  }));
  const best = scored.reduce((top, one) => (one.stability > top.stability ? one : top));
  return { ...best, stability: Math.max(0, best.stability / vote.partitions.length) };
};

const agreement = (partition: Partition, vote: ModeVote): number =>
  Math.max(
    0,
    vote.partitions.reduce((sum, other) => sum + adjustedRand(partition.labels, other.labels), 0) /
      vote.partitions.length,
  );

/** A larger number of groups must be clearly better to be taken. */
const SILHOUETTE_GAIN = 0.03;

/** k-means with the number of groups of best simplified silhouette (Hruschka et al. 2006); the smaller one when it is close. */
export const bestKMeans = (
  points: Points,
  random: Random,
  ks: readonly number[],
): Partition & { silhouette: number } => {
  let best: Partition & { silhouette: number } = { labels: new Int32Array(points.count), k: 1, silhouette: -1 };
  for (const k of ks) {
    if (k >= points.count) break;
    const runs = Array.from({ length: 3 }, () => kMeans(points, k, random));
    const { labels, centres } = runs.reduce((top, run) => (run.inertia < top.inertia ? run : top));
    const silhouette = simplifiedSilhouette(points, centres.values, labels);
    if (silhouette > best.silhouette + SILHOUETTE_GAIN) best = { labels, k, silhouette };
  }
  return best;
};

const simplifiedSilhouette = (
  { values, count, dimensions }: Points,
  centres: Float64Array,
  labels: Int32Array,
): number => {
  const k = centres.length / dimensions;
  let total = 0;
  for (let i = 0; i < count; i++) {
    let [own, other] = [0, Infinity];
    for (let c = 0; c < k; c++) {
      let squared = 0;
      for (let j = 0; j < dimensions; j++) squared += (values[i * dimensions + j]! - centres[c * dimensions + j]!) ** 2;
      if (c === labels[i]) own = Math.sqrt(squared);
      else other = Math.min(other, Math.sqrt(squared));
    }
    total += other > 0 || own > 0 ? (other - own) / Math.max(own, other) : 0;
  }
  return total / count;
};

/** Groups in a space where some columns stand for categories: k-means, its stability read from repeated starts. */
export const choosePrototypes = (points: Points, seed: number): Choice => {
  const random = createRandom(seed);
  const best = bestKMeans(points, random, [2, 3, 4, 5, 6, 7, 8]);
  const again = Array.from({ length: 5 }, () => kMeans(points, Math.min(best.k, points.count), random).labels);
  const stability = again.reduce((sum, labels) => sum + adjustedRand(labels, best.labels), 0) / again.length;
  return { labels: best.labels, k: best.k, stability: Math.max(0, Math.min(1, stability)), method: 'k-means' };
};

/**
 * Groups of points when their number is not known: hills of the density that persist over scales; where groups overlap so that the
 * density has one hill, or where they are as round as a Gaussian, the mixture of best completed likelihood; where neither sees
 * groups, k-means by silhouette.
 */
export const chooseSegments = (points: Points, seed: number): Choice => {
  const random = createRandom(seed);
  const vote = modeVote(points, voteNeighbours(points));
  const [first, second] = vote.counts;
  const favourite = first?.k ?? 1;
  if (favourite > MOST_COMPONENTS || (favourite > 1 && first!.share >= UNDISPUTED)) {
    const { partition, stability } = central(vote, favourite);
    return { ...partition, stability, method: 'density' };
  }
  const mixture = bestMixture(points, random);
  if (favourite === 1) {
    if (mixture.k > 1) return { ...mixture, stability: agreement(mixture, vote), method: 'gaussian-mixture' };
    const partition = second ? null : bestKMeans(points, random, [2, 3, 4, 5, 6, 7, 8]);
    if (partition) return { ...partition, stability: agreement(partition, vote), method: 'k-means' };
  }
  const { partition, stability } = central(vote, favourite === 1 ? second!.k : favourite);
  if (mixture.k === partition.k && adjustedRand(mixture.labels, partition.labels) >= AGREES) {
    return { ...mixture, stability, method: 'gaussian-mixture' };
  }
  return { ...partition, stability, method: 'density' };
};
