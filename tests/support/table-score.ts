/** Precision, recall and their harmonic mean of two multisets. */
interface Overlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const perfect: Overlap = { precision: 1, recall: 1, f1: 1 };
const nothing: Overlap = { precision: 0, recall: 0, f1: 0 };

const overlap = (expected: readonly string[], found: readonly string[]): Overlap => {
  if (expected.length === 0) return perfect;
  const left = new Map<string, number>();
  for (const item of expected) left.set(item, (left.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of found) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(item, count - 1);
  }
  if (common === 0) return nothing;
  const precision = common / found.length;
  const recall = common / expected.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
};

export interface ScoredTable {
  readonly header: string[] | null;
  readonly rows: string[][];
}

const recordOf = (row: readonly string[]): string => row.map((cell) => cell.trim() || 'null').join('\u241f');
const sum = ({ precision, recall, f1 }: Overlap): number => precision + recall + f1;

/**
 * How well a table was read, from 0 to 10: one point for reading it at all, three each for the header, the records and the
 * cells (precision, recall, F1).
 *
 * @see Vitagliano et al. (2023), Pollock: A Data Loading Benchmark, PVLDB 16(8)
 */
export const tableScore = (expected: ScoredTable, found: ScoredTable | null): number => {
  if (!found) return 0;
  const cells = (rows: string[][]): string[] => rows.flat().map((cell) => cell.trim());
  return (
    1 +
    sum(overlap(expected.header ?? [], found.header ?? [])) +
    sum(overlap(expected.rows.map(recordOf), found.rows.map(recordOf))) +
    sum(overlap(cells(expected.rows), cells(found.rows)))
  );
};
