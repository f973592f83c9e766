/** Points as rows of one flat array: value j of point i is `values[i * dimensions + j]`. */
export interface Points {
  readonly values: Float64Array;
  readonly count: number;
  readonly dimensions: number;
}

export const pointsOf = (columns: readonly ArrayLike<number>[]): Points => {
  const dimensions = columns.length;
  const count = columns[0]?.length ?? 0;
  const values = new Float64Array(count * dimensions);
  columns.forEach((column, j) => {
    for (let i = 0; i < count; i++) values[i * dimensions + j] = column[i] as number;
  });
  return { values, count, dimensions };
};

export const selectPoints = (points: Points, rows: ArrayLike<number>): Points => {
  const { dimensions } = points;
  const values = new Float64Array(rows.length * dimensions);
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * dimensions;
    values.set(points.values.subarray(from, from + dimensions), i * dimensions);
  }
  return { values, count: rows.length, dimensions };
};

/**
 * Lower Cholesky factor of a symmetric positive definite matrix, flat and row by row.
 * @returns null when a pivot is not positive, that is when the matrix is singular or not positive definite
 */
export const cholesky = (matrix: Float64Array, size: number): Float64Array | null => {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      if (i === j) {
        if (!(sum > 0)) return null;
        lower[i * size + i] = Math.sqrt(sum);
      } else lower[i * size + j] = sum / (lower[j * size + j] as number);
    }
  }
  return lower;
};

/** Solves L Lᵀ x = b for the lower factor L. */
export const choleskySolve = (lower: Float64Array, size: number, b: ArrayLike<number>): Float64Array => {
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  return x;
};

/** Inverse of L Lᵀ, flat. */
export const choleskyInverse = (lower: Float64Array, size: number): Float64Array => {
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    unit.fill(0);
    unit[j] = 1;
    const column = choleskySolve(lower, size, unit);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i] as number;
  }
  return inverse;
};
