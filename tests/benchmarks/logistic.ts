export interface Sample {
  readonly features: Readonly<Record<string, number>>;
  readonly right: boolean;
  readonly weight: number;
}

export interface Logistic {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

const ridge = 3;
const steps = 25;

/** Solves A x = b by Gaussian elimination with pivoting; overwrites both. */
const solve = (matrix: Float64Array[], right: Float64Array): Float64Array => {
  const size = right.length;
  for (let at = 0; at < size; at += 1) {
    let pivot = at;
    for (let row = at + 1; row < size; row += 1)
      if (Math.abs(matrix[row]![at]!) > Math.abs(matrix[pivot]![at]!)) pivot = row;
    [matrix[at], matrix[pivot]] = [matrix[pivot]!, matrix[at]!];
    [right[at], right[pivot]] = [right[pivot]!, right[at]!];
    for (let row = at + 1; row < size; row += 1) {
      const factor = matrix[row]![at]! / matrix[at]![at]!;
      if (factor === 0) continue;
      for (let column = at; column < size; column += 1) matrix[row]![column]! -= factor * matrix[at]![column]!;
      right[row]! -= factor * right[at]!;
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = right[row]!;
    for (let column = row + 1; column < size; column += 1) sum -= matrix[row]![column]! * solution[column]!;
    solution[row] = sum / matrix[row]![row]!;
  }
  return solution;
};

/** Logistic regression with an L2 penalty on all but the bias, by Newton's method. */
export const fitLogistic = (samples: readonly Sample[]): Logistic => {
  const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))].sort();
  const size = names.length + 1;
  const rows = samples.map(({ features }) => [1, ...names.map((name) => features[name] ?? 0)]);
  const beta = new Float64Array(size);
  for (let step = 0; step < steps; step += 1) {
    const gradient = beta.map((value, at) => (at === 0 ? 0 : -ridge * value));
    const hessian = Array.from({ length: size }, (_, at) => {
      const row = new Float64Array(size);
      row[at] = at === 0 ? 1e-3 : ridge;
      return row;
    });
    rows.forEach((row, index) => {
      const { right, weight } = samples[index]!;
      const odds = row.reduce((sum, value, at) => sum + value * beta[at]!, 0);
      const p = 1 / (1 + Math.exp(-odds));
      const held = row.flatMap((value, at) => (value === 0 ? [] : [at]));
      for (const a of held) {
        gradient[a]! += weight * ((right ? 1 : 0) - p) * row[a]!;
        for (const b of held) hessian[a]![b]! += weight * p * (1 - p) * row[a]! * row[b]!;
      }
    });
    const change = solve(hessian, gradient);
    change.forEach((value, at) => (beta[at]! += value));
    if (change.every((value) => Math.abs(value) < 1e-7)) break;
  }
  return { bias: beta[0]!, weights: new Map(names.map((name, at) => [name, beta[at + 1]!])) };
};

export const logOdds = ({ bias, weights }: Logistic, features: Sample['features']): number =>
  Object.entries(features).reduce((sum, [name, value]) => sum + value * (weights.get(name) ?? 0), bias);
