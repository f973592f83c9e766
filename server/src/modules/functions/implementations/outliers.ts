import type { Cell, Rows } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import type { OutlierFunctionMethod } from '#shared/functions/catalogue.js';
import { fullNumber } from '#shared/wording/numbers.js';
import { seasonalDecomposition } from '../../forecasting/kernels.js';
import { findOutliers, type FoundOutliers } from '../../outliers/kernels.js';
import type { FunctionImplementation } from '../function-implementation.js';
import { requireRange } from './cells.js';
import { changePoints, strangeRows } from './outlier-kinds.js';

type Output = 'flag' | 'score' | 'list';

const numberOf = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null);

/** Row 1 is a header when it is text and numbers follow. */
const hasHeader = ([first, ...rest]: Rows): boolean =>
  (first ?? []).some((cell) => typeof cell === 'string' && cell !== '') &&
  (first ?? []).every((cell) => typeof cell !== 'number') &&
  rest.some((row) => row.some((cell) => typeof cell === 'number'));

const sameShape = (rows: Rows, found: FoundOutliers, output: Output): Rows => {
  const width = rows[0]?.length ?? 1;
  return rows.map((row, r) =>
    row.map((_cell, c) => {
      const score = found.scores[r * width + c] ?? null;
      if (output === 'score') return score ?? '';
      return score !== null && Math.abs(score) > found.threshold;
    }),
  );
};

const list = ({ outliers }: FoundOutliers): Rows => [
  ['Position', 'Value', 'Score', 'Reason'],
  ...outliers.map(({ row, value, score, reason }) => [row, value, score, reason]),
];

/** Every cell of a strange row carries the score of the row; a list names the first cell of each. */
const byRow = (rows: readonly (number | null)[][], threshold: number | null): FoundOutliers => {
  const strange = strangeRows(rows, threshold);
  const outliers = rows.flatMap((row, r) => {
    const score = strange.scores[r] ?? null;
    if (score === null || score <= strange.threshold) return [];
    const reason = `The row fits no other: ${row.map((value) => fullNumber(value ?? 0)).join(', ')}`;
    return [{ row: r + 1, value: row[0]!, score, reason }];
  });
  const scores = rows.flatMap((row, r) => row.map(() => strange.scores[r] ?? null));
  return { scores, lower: null, upper: null, threshold: strange.threshold, outliers };
};

const find = (rows: Rows, method: OutlierFunctionMethod, threshold: number | null): FoundOutliers => {
  const numbers = rows.map((row) => row.map(numberOf));
  if (method === 'row') return byRow(numbers, threshold);
  if (method !== 'level-shift' && method !== 'variance-change') {
    return findOutliers(numbers.flat(), 'The range', { method, threshold, season: null }, seasonalDecomposition);
  }
  if ((rows[0]?.length ?? 0) <= 1) return changePoints(numbers.flat(), method, threshold);
  throw new AppError('invalid-input', `DV.OUTLIERS: ${method} needs one column in order of time.`);
};

/**
 * DV.OUTLIERS(values, [method], [threshold], [output]): flags or scores in the shape of the range, or a list. Text and blanks are
 * skipped; a header cell comes back as it is.
 */
export const outliersFunction: FunctionImplementation = {
  name: 'OUTLIERS',
  async compute([values, method, threshold, output], context) {
    const cells = await context.cells(requireRange(values, 'OUTLIERS'));
    const header = hasHeader(cells) ? cells.slice(0, 1) : [];
    const rows = cells.slice(header.length);
    if (typeof threshold === 'number' && threshold <= 0) {
      throw new AppError('out-of-range', 'DV.OUTLIERS: threshold must be above 0.');
    }
    const found = find(rows, (method ?? 'iqr') as OutlierFunctionMethod, threshold as number | null);
    return output === 'list' ? list(found) : [...header, ...sameShape(rows, found, (output ?? 'flag') as Output)];
  },
};
