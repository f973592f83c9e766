import type { ProfileDialect } from '../../profile/profile-dialect.js';

const notComparable = /^(CLOB|NCLOB|BLOB|BFILE|LONG|XMLTYPE|SDO_|JSON|.*\.)/;

export const oracleProfile: ProfileDialect = {
  asNumber: (column) => `TO_BINARY_DOUBLE(${column})`,
  deviation: (expression) => `STDDEV_SAMP(${expression})`,
  orderable: ({ nativeType }) => !notComparable.test(nativeType),
  extreme: (_column, name) => name,
  sample: (table, from, rows) => {
    const estimate = table.rowEstimate ?? 0;
    if (table.kind !== 'table' || estimate <= 2 * rows) return from;
    return `${from} SAMPLE (${Math.min(99, Math.max(0.0001, (100 * rows) / estimate)).toFixed(4)})`;
  },
  fairSample: (table, from, share) =>
    table.kind === 'table'
      ? `${from} SAMPLE (${Math.max(0.000001, 100 * share).toFixed(6)}) SEED (1)`
      : `(SELECT * FROM ${from} WHERE DBMS_RANDOM.VALUE < ${share.toFixed(8)})`,
  distinct: (from, _column, name) => `SELECT APPROX_COUNT_DISTINCT(${name}) FROM ${from}`,
  distinctIs: 'estimate',
};
