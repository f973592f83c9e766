import type { ProfileDialect } from '../../profile/profile-dialect.js';

const notComparable = /^(json|geometry|point|linestring|polygon|multi|geom|tinyblob|blob|mediumblob|longblob)/;

export const mysqlProfile: ProfileDialect = {
  asNumber: (column) => `(${column} + 0e0)`,
  deviation: (expression) => `STDDEV_SAMP(${expression})`,
  orderable: ({ nativeType }) => !notComparable.test(nativeType),
  extreme: (_column, name) => name,
  sample: (table, from, rows) => {
    const estimate = table.rowEstimate ?? 0;
    return estimate <= 2 * rows
      ? from
      : `(SELECT * FROM ${from} WHERE RAND() < ${(rows / estimate).toFixed(8)}) AS sampled`;
  },
  fairSample: (_table, from, share) => `(SELECT * FROM ${from} WHERE RAND(1) < ${share.toFixed(8)}) AS sampled`,
  distinct: (from, _column, name) => `SELECT COUNT(DISTINCT ${name}) FROM ${from}`,
  distinctIs: 'exact',
};
