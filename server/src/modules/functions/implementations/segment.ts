import { segmentDefinition, type SegmentResult } from '#shared/analyses/segment.js';
import type { Rows } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { tableOf, type FunctionImplementation } from '../function-implementation.js';
import { hasHeaders, matrixOf, requireRange } from './cells.js';

const MOST = 100;

const segmentsOf = (segments: unknown): number | null => {
  if (segments === null) return null;
  if (Number.isInteger(segments) && Number(segments) >= 1 && Number(segments) <= MOST) return Number(segments);
  throw new AppError('out-of-range', `DV.SEGMENT: segments must be a whole number from 1 to ${MOST}.`);
};

/** One cell a row, from 1 for the largest segment; blank where a row belongs to none. */
const perRow = ({ labels, segments }: SegmentResult, named: boolean): Rows =>
  labels.map((label) => [label < 0 ? '' : named ? (segments[label]?.name ?? '') : label + 1]);

/** DV.SEGMENT(data, [segments], [output], [headers]): a column beside the data, or the profile of the segments. */
export const segmentFunction: FunctionImplementation = {
  name: 'SEGMENT',
  table: ([data, , , headers]) => ({ range: requireRange(data, 'SEGMENT'), headers: headers as boolean | null }),
  async compute([, segments, output, headers], context) {
    const table = tableOf(context);
    const { result, presentation } = await table.analyse(segmentDefinition, { segments: segmentsOf(segments ?? null) });
    if (output === 'profile') return matrixOf(presentation.tables[0]!);
    const rows = perRow(result, output === 'name');
    return hasHeaders(headers, table.dataset.columns) ? [['Segment'], ...rows] : rows;
  },
};
