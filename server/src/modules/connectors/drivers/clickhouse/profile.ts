import type { ProfileDialect } from '../../profile/profile-dialect.js';
import { isNested } from './types.js';

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
  distinct: (from, _column, name) => `SELECT uniqCombined64(${name}) FROM ${from}`,
  distinctIs: 'estimate',
};
