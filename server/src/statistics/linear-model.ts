/** Ordinary least squares of one column on others. */
export interface LinearFit {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly residuals: Float64Array;
  readonly leverages: Float64Array;
  readonly squares: number;
  /** Rows less columns. */
  readonly freedom: number;
}

interface Basis {
  readonly columns: Float64Array[];
  /** Upper triangle, row by row: design column j = sum over i of `triangle[i][j]` times basis column i. */
  readonly triangle: Float64Array[];
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

const RANK_TOLERANCE = 1e-9;

/** Modified Gram-Schmidt; null when the columns depend on each other. */
const orthogonal = (design: readonly Float64Array[]): Basis | null => {
  const triangle = design.map(() => new Float64Array(design.length));
  const columns: Float64Array[] = [];
  for (const [j, column] of design.entries()) {
    const rest = Float64Array.from(column);
    columns.forEach((basis, i) => {
      const along = dot(basis, rest);
      triangle[i]![j] = along;
      for (let row = 0; row < rest.length; row++) rest[row]! -= along * basis[row]!;
    });
    const length = Math.sqrt(dot(rest, rest));
    if (!(length > RANK_TOLERANCE * Math.sqrt(dot(column, column)))) return null;
    triangle[j]![j] = length;
    columns.push(rest.map((value) => value / length));
  }
  return { columns, triangle };
};

/** Solves triangle x = right from the last row up. */
const backSubstitute = (triangle: readonly Float64Array[], right: ArrayLike<number>): Float64Array => {
  const x = new Float64Array(right.length);
  for (let i = right.length - 1; i >= 0; i--) {
    let sum = right[i]!;
    for (let j = i + 1; j < right.length; j++) sum -= triangle[i]![j]! * x[j]!;
    x[i] = sum / triangle[i]![i]!;
  }
  return x;
};

/** Variances of the coefficients for a unit variance: row sums of squares of the inverse triangle. */
const unitVariances = (triangle: readonly Float64Array[]): Float64Array => {
  const variances = new Float64Array(triangle.length);
  for (let j = 0; j < triangle.length; j++) {
    const column = backSubstitute(
      triangle,
      triangle.map((_, i) => (i === j ? 1 : 0)),
    );
    column.forEach((value, i) => (variances[i]! += value * value));
  }
  return variances;
};

/**
 * Fits `target` by the columns of `design`; put a column of ones in for an intercept.
 * @returns null when the columns depend on each other or there are no more rows than columns
 */
export const fitLinear = (design: readonly Float64Array[], target: Float64Array): LinearFit | null => {
  const freedom = target.length - design.length;
  const basis = freedom > 0 ? orthogonal(design) : null;
  if (!basis) return null;
  const residuals = Float64Array.from(target);
  const along = basis.columns.map((column) => {
    const size = dot(column, residuals);
    for (let row = 0; row < residuals.length; row++) residuals[row]! -= size * column[row]!;
    return size;
  });
  const squares = dot(residuals, residuals);
  return {
    coefficients: backSubstitute(basis.triangle, along),
    standardErrors: unitVariances(basis.triangle).map((variance) => Math.sqrt((variance * squares) / freedom)),
    residuals,
    leverages: Float64Array.from(target, (_, row) => basis.columns.reduce((sum, column) => sum + column[row]! ** 2, 0)),
    squares,
    freedom,
  };
};

/**
 * How much more a mean of autocorrelated residuals varies than of independent ones: (1 + r) / (1 - r) with r at lag one, corrected
 * for its bias in short series (Kendall 1954), at least 1.
 */
export const autocorrelationFactor = (residuals: Float64Array): number => {
  const n = residuals.length;
  const squares = dot(residuals, residuals);
  if (squares === 0 || n < 4) return 1;
  let product = 0;
  for (let i = 1; i < n; i++) product += residuals[i]! * residuals[i - 1]!;
  const raw = product / squares;
  const r = Math.max(0, Math.min(0.95, raw + (1 + 3 * raw) / n));
  return (1 + r) / (1 - r);
};
