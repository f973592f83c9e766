import { kindOf } from '../../profile/column-kind.js';
import type { ProfileDialect } from '../../profile/profile-dialect.js';

const notComparable = /^(xml|text|ntext|image|geometry|geography|hierarchyid|sql_variant)|\(max\)$/;

export const mssqlProfile: ProfileDialect = {
  asNumber: (column) => `CONVERT(float, ${column})`,
  deviation: (expression) => `STDEV(${expression})`,
  orderable: ({ nativeType }) => !notComparable.test(nativeType),
  extreme: (column, name) =>
    column.type === 'BOOLEAN'
      ? `CONVERT(int, ${name})`
      : kindOf(column.type) === 'text'
        ? `CONVERT(nvarchar(400), ${name})`
        : name,
  sample: (table, from, rows) => {
    const estimate = table.rowEstimate ?? 0;
    return table.kind !== 'table' || estimate <= 2 * rows
      ? from
      : `${from} TABLESAMPLE (${Math.max(1, Math.ceil(rows * 1.2))} ROWS)`;
  },
  fairSample: (_table, from, share) =>
    `(SELECT * FROM ${from} WHERE ABS(CAST(CHECKSUM(NEWID()) AS bigint)) % 1000000000 < ${Math.ceil(1e9 * share)}) AS sampled`,
  distinct: (from, _column, name) => `SELECT APPROX_COUNT_DISTINCT(${name}) FROM ${from}`,
  distinctIs: 'estimate',
};
