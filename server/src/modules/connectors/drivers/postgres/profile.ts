import type { ColumnDescription } from '../../connector.js';
import { kindOf } from '../../profile/column-kind.js';
import type { ProfileDialect } from '../../profile/profile-dialect.js';

const BUCKETS = 2_048;
const BITS = 52;

const groupable =
  /^(bool|small|int|big|num|dec|real|double|money|char|varchar|text|bpchar|date|time|uuid|oid|name|inet|cidr|"char")/;

const hashOf = (column: ColumnDescription, name: string): string =>
  /^(SMALLINT|INTEGER|BIGINT|UINTEGER)$/.test(column.type)
    ? `hashint8extended(${name}::bigint, 0)`
    : `hashtextextended(${name}::text, 0)`;

/**
 * HyperLogLog in plain SQL with 2,048 buckets, standard error 2.3 %, with linear counting for few values. A bucket's rank comes
 * from its smallest hash, and float8 logarithms keep it fast (numeric ones take 70 times as long).
 *
 * @see Flajolet, Fusy, Gandouet & Meunier (2007), HyperLogLog, DMTCS AH
 */
const hyperLogLog = (from: string, column: ColumnDescription, name: string): string => `
WITH hashed AS (SELECT ${hashOf(column, name)} AS h FROM ${from} WHERE ${name} IS NOT NULL),
buckets AS (SELECT (h & ${BUCKETS - 1}) AS bucket, min((h >> 11) & ((1::bigint << ${BITS}) - 1)) AS low FROM hashed GROUP BY 1),
ranks AS (SELECT ${BITS} - floor(ln(greatest(low, 1)::float8) / ln(2::float8)) AS rank FROM buckets),
raw AS (SELECT count(*) AS filled,
  0.7213 / (1 + 1.079 / ${BUCKETS}) * ${BUCKETS}::float8 * ${BUCKETS} / (sum(power(2::float8, -rank)) + ${BUCKETS} - count(*)) AS estimate FROM ranks)
SELECT CASE WHEN filled = 0 THEN 0
  WHEN estimate <= 2.5 * ${BUCKETS} AND filled < ${BUCKETS} THEN ${BUCKETS} * ln(${BUCKETS}::float8 / (${BUCKETS} - filled))
  ELSE estimate END FROM raw`;

export const postgresProfile: ProfileDialect = {
  asNumber: (column) => `(${column})::float8`,
  deviation: (expression) => `stddev_samp(${expression})`,
  orderable: ({ nativeType }) => groupable.test(nativeType) && !nativeType.endsWith('[]'),
  extreme: (column, name) =>
    kindOf(column.type) === 'text' ? `(${name}::text COLLATE "C")` : column.type === 'BOOLEAN' ? `${name}::int` : name,
  sample: (table, from, rows) => {
    const estimate = table.rowEstimate ?? 0;
    if (table.kind !== 'table' || estimate <= 2 * rows) return from;
    return `${from} TABLESAMPLE SYSTEM (${Math.min(100, Math.max(0.0001, (100 * rows) / estimate)).toFixed(4)})`;
  },
  distinct: hyperLogLog,
  distinctIs: 'estimate',
};
