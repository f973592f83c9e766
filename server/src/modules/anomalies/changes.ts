/** A place where a series starts to behave differently. `row` is the first row of the new behaviour, from 0. */
export interface SeriesChange {
  readonly row: number;
  readonly kind: 'level-shift' | 'variance-change';
  readonly before: number;
  readonly after: number;
  /** Twice the log-likelihood ratio of a change here against none in this stretch. */
  readonly evidence: number;
}

const LEAST_STRETCH = 10;
const MOST_CHANGES = 20;

interface Sums {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

const cumulate = (values: Float64Array): Sums => {
  const first = new Float64Array(values.length + 1);
  const second = new Float64Array(values.length + 1);
  values.forEach((value, i) => {
    first[i + 1] = first[i]! + value;
    second[i + 1] = second[i]! + value * value;
  });
  return { first, second };
};

const stretch = ({ first, second }: Sums, from: number, to: number): { mean: number; variance: number } => {
  const mean = (first[to]! - first[from]!) / (to - from);
  return { mean, variance: Math.max(0, (second[to]! - second[from]!) / (to - from) - mean * mean) };
};

interface Split {
  readonly at: number;
  readonly evidence: number;
}

/** Best place to cut a stretch in two normals of different mean and variance. */
const bestSplit = (sums: Sums, from: number, to: number, floor: number): Split | null => {
  const cost = (a: number, b: number): number => (b - a) * Math.log(stretch(sums, a, b).variance + floor);
  const whole = cost(from, to);
  let best: Split | null = null;
  for (let at = from + LEAST_STRETCH; at <= to - LEAST_STRETCH; at++) {
    const evidence = whole - cost(from, at) - cost(at, to);
    if (!best || evidence > best.evidence) best = { at, evidence };
  }
  return best;
};

/** Slope of the autocorrelation at lag one: neighbouring values repeat each other, so evidence counts for less. */
const independence = (values: Float64Array, { mean, variance }: { mean: number; variance: number }): number => {
  if (variance === 0) return 1;
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += (values[i]! - mean) * (values[i - 1]! - mean);
  const r = Math.max(0, Math.min(0.95, sum / (values.length * variance)));
  return (1 - r) / (1 + r);
};

/**
 * Level shifts and changes of variance by binary segmentation (Scott and Knott 1974; Killick et al. for the normal cost), with a
 * penalty of `strictness` ln n per change, and evidence shrunk for autocorrelation.
 * @param values finite
 */
export const findChanges = (values: Float64Array, strictness = 6): SeriesChange[] => {
  if (values.length < 2 * LEAST_STRETCH) return [];
  const offset = values[0]!;
  const unit = values.reduce((most, value) => Math.max(most, Math.abs(value - offset)), 0);
  if (unit === 0) return [];
  const shifted = values.map((value) => (value - offset) / unit);
  const sums = cumulate(shifted);
  const whole = stretch(sums, 0, values.length);
  const floor = 1e-6 * whole.variance + 1e-300;
  const weight = independence(
    Float64Array.from(shifted.subarray(1), (value, i) => value - shifted[i]!),
    stretch(cumulate(Float64Array.from(shifted.subarray(1), (value, i) => value - shifted[i]!)), 0, values.length - 1),
  );
  const penalty = strictness * Math.log(values.length);
  const bounds = [0, values.length];
  const found: Split[] = [];
  while (found.length < MOST_CHANGES) {
    let best: Split | null = null;
    for (let i = 1; i < bounds.length; i++) {
      const split = bestSplit(sums, bounds[i - 1]!, bounds[i]!, floor);
      if (split && (!best || split.evidence > best.evidence)) best = split;
    }
    if (!best || weight * best.evidence < penalty) break;
    found.push(best);
    bounds.push(best.at);
    bounds.sort((a, b) => a - b);
  }
  return found
    .map(({ at, evidence }) => changeAt(sums, bounds, { at, evidence }, { offset, unit }))
    .sort((a, b) => a.row - b.row);
};

interface Scale {
  readonly offset: number;
  readonly unit: number;
}

const changeAt = (
  sums: Sums,
  bounds: readonly number[],
  { at, evidence }: Split,
  { offset, unit }: Scale,
): SeriesChange => {
  const place = bounds.indexOf(at);
  const before = stretch(sums, bounds[place - 1]!, at);
  const after = stretch(sums, at, bounds[place + 1]!);
  const spread = Math.sqrt((before.variance + after.variance) / 2);
  const isShift = Math.abs(after.mean - before.mean) > spread;
  return isShift
    ? { row: at, kind: 'level-shift', before: before.mean * unit + offset, after: after.mean * unit + offset, evidence }
    : {
        row: at,
        kind: 'variance-change',
        before: Math.sqrt(before.variance) * unit,
        after: Math.sqrt(after.variance) * unit,
        evidence,
      };
};
