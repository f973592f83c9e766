import type { ProfileDialect } from '../../profile/profile-dialect.js';
import { isNested } from './types.js';

/** A limit that keeps the lot from being drawn for the rows below a view, each of which may stand for many. */
const EVERY_ROW = '18446744073709551615';

export const clickHouseProfile: ProfileDialect = {
  asNumber: (column) => `toFloat64(${column})`,
  deviation: (expression) => `if(count(${expression}) > 1, stddevSamp(${expression}), NULL)`,
  orderable: ({ nativeType }) => !isNested(nativeType),
  extreme: (column, name) => (column.nullable ? name : `toNullable(${name})`),
  sample: (table, from, rows) => {
    const estimate = table.rowEstimate ?? 0;
    return estimate <= 2 * rows
      ? from
      : `(SELECT * FROM ${from} WHERE rand() % 1000000 < ${Math.ceil((1_000_000 * rows) / estimate)}) AS sampled`;
  },
  fairSample: (table, from, share) => {
    const rows = table.kind === 'table' ? from : `(SELECT * FROM ${from} LIMIT ${EVERY_ROW})`;
    return `(SELECT * FROM ${rows} WHERE rand() < ${Math.ceil(4_294_967_296 * share)}) AS sampled`;
  },
  distinct: (from, _column, name) => `SELECT uniqCombined64(${name}) FROM ${from}`,
  distinctIs: 'estimate',
};
