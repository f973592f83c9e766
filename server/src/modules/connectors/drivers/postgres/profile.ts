import type { ColumnDescription } from '../../connector.js';
import { binByCase, type BinEdges } from '../../profile/bins.js';
import { kindOf } from '../../profile/column-kind.js';
import type { ProfileDialect } from '../../profile/profile-dialect.js';

const BUCKETS = 2_048;
const BITS = 52;

const groupable =
  /^(bool|small|int|big|num|dec|real|double|money|char|varchar|text|bpchar|date|time|uuid|oid|name|inet|cidr|"char")/;

/** The hash of a type's own where every version since 11 has it: the way by text takes three times as long. */
const hashOf = ({ type, nativeType }: ColumnDescription, name: string): string => {
  if (/^(SMALLINT|INTEGER|BIGINT|UINTEGER)$/.test(type)) return `hashint8extended(${name}::bigint, 0)`;
  if (type === 'DOUBLE' || type === 'FLOAT') return `hashfloat8extended(${name}::float8, 0)`;
  if (nativeType.startsWith('numeric')) return `hash_numeric_extended(${name}, 0)`;
  if (type.startsWith('TIMESTAMP')) return `timestamp_hash_extended(${name}::timestamp, 0)`;
  return `hashtextextended(${name}::text, 0)`;
};

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

/** width_bucket reads its number once, which counts for numeric columns; before PostgreSQL 16 it overflows near the end of doubles. */
const binOf = (number: string, edges: BinEdges): string => {
  const { low, high, bins } = edges;
  if (Math.max(Math.abs(low), Math.abs(high)) > 1e300) return binByCase(number, edges);
  return `width_bucket(${number}, ${low}, ${high}, ${bins}) - 1`;
};

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
  fairSample: (table, from, share) =>
    table.kind === 'table'
      ? `${from} TABLESAMPLE BERNOULLI (${(100 * share).toFixed(6)}) REPEATABLE (1)`
      : `(SELECT * FROM ${from} WHERE random() < ${share.toFixed(8)}) AS sampled`,
  bin: binOf,
  distinct: hyperLogLog,
  distinctIs: 'estimate',
};
