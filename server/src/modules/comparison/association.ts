import { moments, pearson, ranks } from '#server/statistics/descriptive.js';
import { chiSquareUpperTail, fUpperTail, studentTwoSided } from '#server/statistics/distributions.js';

export type AssociationMethod = 'pearson' | 'spearman' | 'cramers-v' | 'correlation-ratio';

export interface Association {
  readonly method: AssociationMethod;
  /** -1 … 1 for correlations, 0 … 1 for Cramér's V and the correlation ratio; null when either column is constant. */
  readonly strength: number | null;
  /** Two-sided p-value of no association; null with the strength. */
  readonly p: number | null;
  /** Rows where both columns hold a value. */
  readonly rows: number;
}

const none = (method: AssociationMethod, rows: number): Association => ({ method, strength: null, p: null, rows });

/** p-value of r by Student's t with n - 2 degrees of freedom. */
const correlationP = (r: number, rows: number): number => {
  if (rows < 3) return 1;
  return Math.abs(r) >= 1 ? 0 : studentTwoSided(r * Math.sqrt((rows - 2) / (1 - r * r)), rows - 2);
};

const correlated = (method: AssociationMethod, x: ArrayLike<number>, y: ArrayLike<number>): Association => {
  const r = x.length < 3 ? Number.NaN : pearson(x, y);
  return Number.isNaN(r)
    ? none(method, x.length)
    : { method, strength: r, p: correlationP(r, x.length), rows: x.length };
};

export const pearsonAssociation = (x: ArrayLike<number>, y: ArrayLike<number>): Association =>
  correlated('pearson', x, y);

/** Pearson's r of the ranks, ties sharing their mean rank. */
export const spearmanAssociation = (x: ArrayLike<number>, y: ArrayLike<number>): Association =>
  correlated('spearman', ranks(x), ranks(y));

const tally = (codes: ArrayLike<number>): Map<number, number> => {
  const counts = new Map<number, number>();
  for (let i = 0; i < codes.length; i++) counts.set(codes[i] as number, (counts.get(codes[i] as number) ?? 0) + 1);
  return counts;
};

/** Pearson's chi-square of a cross table of two coded columns. */
const chiSquare = (a: ArrayLike<number>, b: ArrayLike<number>): { statistic: number; levels: [number, number] } => {
  const [rows, columns] = [tally(a), tally(b)];
  const cells = new Map<string, { count: number; expected: number }>();
  for (let i = 0; i < a.length; i++) {
    const key = `${a[i]}|${b[i]}`;
    const cell = cells.get(key);
    if (cell) cell.count++;
    else {
      const expected = (rows.get(a[i] as number)! * columns.get(b[i] as number)!) / a.length;
      cells.set(key, { count: 1, expected });
    }
  }
  let statistic = -a.length;
  for (const { count, expected } of cells.values()) statistic += (count * count) / expected;
  return { statistic: Math.max(0, statistic), levels: [rows.size, columns.size] };
};

/**
 * Cramér's V with the bias correction of Bergsma (2013); p-value of Pearson's chi-square.
 * @param a, b codes of two categorical columns of equal length
 */
export const cramersV = (a: ArrayLike<number>, b: ArrayLike<number>): Association => {
  const n = a.length;
  const {
    statistic,
    levels: [r, c],
  } = chiSquare(a, b);
  if (n < 2 || r < 2 || c < 2) return none('cramers-v', n);
  const freedom = (r - 1) * (c - 1);
  const corrected = Math.max(0, statistic / n - freedom / (n - 1));
  const [rows, columns] = [r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)];
  const room = Math.min(rows - 1, columns - 1);
  const strength = room > 0 ? Math.min(1, Math.sqrt(corrected / room)) : 0;
  return { method: 'cramers-v', strength, p: chiSquareUpperTail(statistic, freedom), rows: n };
};

/** Correlation ratio η: how much of a number's spread lies between categories; p-value of one-way analysis of variance. */
export const correlationRatio = (codes: ArrayLike<number>, values: ArrayLike<number>): Association => {
  const n = values.length;
  const groups = tally(codes);
  const { mean, variance } = moments(values);
  if (n < 3 || groups.size < 2 || !(variance > 0)) return none('correlation-ratio', n);
  const sums = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    sums.set(codes[i] as number, (sums.get(codes[i] as number) ?? 0) + (values[i] as number) - mean);
  }
  let between = 0;
  for (const [code, sum] of sums) between += (sum * sum) / groups.get(code)!;
  const total = variance * (n - 1);
  const inside = Math.max(0, total - between);
  const freedom: [number, number] = [groups.size - 1, n - groups.size];
  const f = inside > 0 ? between / freedom[0] / (inside / freedom[1]) : Infinity;
  const p = freedom[1] < 1 ? 1 : Number.isFinite(f) ? fUpperTail(f, ...freedom) : 0;
  return { method: 'correlation-ratio', strength: Math.sqrt(Math.min(1, between / total)), p, rows: n };
};
