import type { Cell, Rows } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { seasonalDecomposition } from '../../forecasting/kernels.js';
import { findOutliers, type FoundOutliers, type OutlierMethod } from '../../outliers/kernels.js';
import type { FunctionImplementation } from '../function-implementation.js';
import { requireRange } from './cells.js';

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
    const options = {
      method: (method ?? 'iqr') as OutlierMethod,
      threshold: threshold as number | null,
      season: null,
    };
    const found = findOutliers(rows.flat().map(numberOf), 'The range', options, seasonalDecomposition);
    return output === 'list' ? list(found) : [...header, ...sameShape(rows, found, (output ?? 'flag') as Output)];
  },
};
