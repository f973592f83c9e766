import type { ProfileDialect } from '../../profile/profile-dialect.js';

/** SQLite has no deviation. Values are shifted by the mean first, so that squares of large numbers lose no digits. */
const deviation = (expression: string, from: string): string => {
  const shifted = `(${expression} - (SELECT avg(${expression}) FROM ${from}))`;
  const count = `count(${expression})`;
  return `CASE WHEN ${count} > 1 THEN sqrt(max(0, (sum(${shifted} * ${shifted}) - sum(${shifted}) * sum(${shifted}) / ${count}) / (${count} - 1))) END`;
};

export const sqliteProfile: ProfileDialect = {
  asNumber: (column) => `CAST(${column} AS REAL)`,
  deviation,
  orderable: ({ nativeType }) => !/BLOB/i.test(nativeType),
  extreme: (_column, name) => name,
  sample: (table, from, rows) => {
    const estimate = table.rowEstimate ?? 0;
    return estimate <= 2 * rows
      ? from
      : `(SELECT * FROM ${from} WHERE abs(random() % 1000000) < ${Math.ceil((1_000_000 * rows) / estimate)})`;
  },
  fairSample: (table, from, share) => {
    // The limit keeps the lot from being drawn for the rows below a view, each of which may stand for many.
    const rows = table.kind === 'table' ? from : `(SELECT * FROM ${from} LIMIT -1 OFFSET 0)`;
    return `(SELECT * FROM ${rows} WHERE abs(random() % 1000000000) < ${Math.ceil(1e9 * share)})`;
  },
  distinct: (from, _column, name) => `SELECT count(DISTINCT ${name}) FROM ${from}`,
  distinctIs: 'exact',
};
