import type { BatchColumn, Value } from '../../values/record-batch.js';

const plain: Record<string, string> = {
  Int8: 'TINYINT',
  Int16: 'SMALLINT',
  Int32: 'INTEGER',
  Int64: 'BIGINT',
  Int128: 'HUGEINT',
  UInt8: 'UTINYINT',
  UInt16: 'USMALLINT',
  UInt32: 'UINTEGER',
  UInt64: 'UBIGINT',
  Int256: 'DECIMAL',
  UInt128: 'DECIMAL',
  UInt256: 'DECIMAL',
  Float32: 'FLOAT',
  Float64: 'DOUBLE',
  BFloat16: 'FLOAT',
  Bool: 'BOOLEAN',
  Date: 'DATE',
  Date32: 'DATE',
};

/** Without the wrappers that do not change the values. */
export const bareType = (type: string): string => {
  const inner = /^(?:Nullable|LowCardinality)\((.*)\)$/s.exec(type)?.[1];
  return inner === undefined ? type : bareType(inner);
};

export const isNullable = (type: string): boolean => /^(LowCardinality\()?Nullable\(/.test(type);

/** Dates with times count seconds of one instant; those that name a zone say so, the others are read as UTC wall time. */
const zoned = /^DateTime(64)?\(.*'/;

export const duckTypeOf = (type: string): string => {
  const bare = bareType(type);
  const decimal = /^Decimal\((\d+), ?(\d+)\)/.exec(bare);
  if (decimal) return Number(decimal[1]) <= 38 ? `DECIMAL(${decimal[1]},${decimal[2]})` : 'DECIMAL';
  if (bare.startsWith('DateTime')) return zoned.test(bare) ? 'TIMESTAMPTZ' : 'TIMESTAMP';
  return plain[bare] ?? 'VARCHAR';
};

export const isNested = (type: string): boolean =>
  /^(Array|Tuple|Map|Nested|JSON|Object|Variant|Dynamic)\b/.test(bareType(type));

/** From ISO 8601 in UTC, without zeros that say nothing. */
const timeOf = (text: string): string => {
  const time = text.replace('T', ' ').replace(/Z$/, '');
  return time.length > 19 && time.endsWith('0') ? time.replace(/\.?0+$/, '') : time;
};

const numbers = new Set(['TINYINT', 'SMALLINT', 'INTEGER', 'UTINYINT', 'USMALLINT', 'UINTEGER', 'FLOAT', 'DOUBLE']);

const special: Record<string, number> = { nan: NaN, '-nan': NaN, inf: Infinity, '-inf': -Infinity };

/** Reads what ClickHouse writes as JSON with wide numbers quoted. */
export const converterOf = ({ type }: BatchColumn): ((raw: never) => Value) => {
  const read = (raw: unknown): Value => {
    if (typeof raw === 'object') return JSON.stringify(raw);
    if (numbers.has(type)) return typeof raw === 'string' ? (special[raw] ?? Number(raw)) : (raw as number);
    if (type === 'TIMESTAMP') return timeOf(String(raw));
    if (type === 'TIMESTAMPTZ') return `${timeOf(String(raw))}+00`;
    return type === 'BOOLEAN' ? (raw as boolean) : String(raw);
  };
  return read as (raw: never) => Value;
};

export const selectExpression = (name: string, type: string): string =>
  isNested(type) ? `toJSONString(${name})` : name;
