const pairs = (count: number): number => (count * (count - 1)) / 2;

const sumPairs = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const count of counts) sum += pairs(count);
  return sum;
};

/** Labels shifted so that the smallest is 0. */
const compact = (labels: ArrayLike<number>): { codes: Int32Array; size: number } => {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (label < low) low = label;
    if (label > high) high = label;
  }
  const codes = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) codes[i] = (labels[i] as number) - low;
  return { codes, size: labels.length === 0 ? 0 : high - low + 1 };
};

/**
 * Adjusted Rand index of two partitions (Hubert and Arabie 1985): 1 when equal, about 0 by chance. Labels are small whole numbers;
 * a negative label is a group like any other.
 */
export const adjustedRand = (first: ArrayLike<number>, second: ArrayLike<number>): number => {
  const [a, b] = [compact(first), compact(second)];
  const cells = new Int32Array(a.size * b.size);
  const rows = new Int32Array(a.size);
  const columns = new Int32Array(b.size);
  for (let i = 0; i < a.codes.length; i++) {
    const [row, column] = [a.codes[i]!, b.codes[i]!];
    cells[row * b.size + column]!++;
    rows[row]!++;
    columns[column]!++;
  }
  const [both, one, other, all] = [sumPairs(cells), sumPairs(rows), sumPairs(columns), pairs(a.codes.length)];
  const expected = all > 0 ? (one * other) / all : 0;
  const most = (one + other) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
};
