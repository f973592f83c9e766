import type { FieldPacket } from 'mysql2';
import type { BatchColumn, Value } from '../../values/record-batch.js';

const BINARY_CHARSET = 63;
const UNSIGNED = 32;

/** Column types of the protocol. */
const code = {
  tiny: 1,
  short: 2,
  long: 3,
  float: 4,
  double: 5,
  timestamp: 7,
  longLong: 8,
  medium: 9,
  date: 10,
  time: 11,
  datetime: 12,
  year: 13,
  newDate: 14,
  bit: 16,
  json: 245,
  newDecimal: 246,
  geometry: 255,
} as const;

const integers: Record<number, readonly [signed: string, unsigned: string]> = {
  [code.tiny]: ['TINYINT', 'UTINYINT'],
  [code.short]: ['SMALLINT', 'USMALLINT'],
  [code.medium]: ['INTEGER', 'UINTEGER'],
  [code.long]: ['INTEGER', 'UINTEGER'],
  [code.longLong]: ['BIGINT', 'UBIGINT'],
};

const plain: Record<number, string> = {
  [code.float]: 'FLOAT',
  [code.double]: 'DOUBLE',
  [code.timestamp]: 'TIMESTAMPTZ',
  [code.date]: 'DATE',
  [code.newDate]: 'DATE',
  [code.datetime]: 'TIMESTAMP',
  [code.year]: 'SMALLINT',
  [code.bit]: 'UBIGINT',
};

const words: Record<number, string> = {
  [code.tiny]: 'tinyint',
  [code.short]: 'smallint',
  [code.medium]: 'mediumint',
  [code.long]: 'int',
  [code.longLong]: 'bigint',
  [code.float]: 'float',
  [code.double]: 'double',
  [code.timestamp]: 'timestamp',
  [code.date]: 'date',
  [code.time]: 'time',
  [code.datetime]: 'datetime',
  [code.year]: 'year',
  [code.bit]: 'bit',
  [code.json]: 'json',
  [code.geometry]: 'geometry',
};

export const decimalType = (precision: number, scale: number): string =>
  precision <= 38 && scale <= precision ? `DECIMAL(${precision},${scale})` : 'DECIMAL';

const isUnsigned = ({ flags }: FieldPacket): boolean =>
  Array.isArray(flags) ? flags.includes('UNSIGNED') : (flags & UNSIGNED) !== 0;

const precisionOf = (field: FieldPacket): number =>
  (field.columnLength ?? 0) - (field.decimals > 0 ? 1 : 0) - (isUnsigned(field) ? 0 : 1);

const typeOf = (field: FieldPacket): string => {
  const kind = field.columnType ?? -1;
  if (kind === code.newDecimal) return decimalType(precisionOf(field), field.decimals);
  const integer = integers[kind];
  return integer ? integer[isUnsigned(field) ? 1 : 0] : (plain[kind] ?? 'VARCHAR');
};

const nativeTypeOf = (field: FieldPacket): string => {
  const kind = field.columnType ?? -1;
  if (kind === code.newDecimal) return `decimal(${precisionOf(field)},${field.decimals})`;
  if (kind in words) return `${words[kind]}${kind in integers && isUnsigned(field) ? ' unsigned' : ''}`;
  return field.extendedFormat ?? field.extendedTypeName ?? (field.characterSet === BINARY_CHARSET ? 'binary' : 'text');
};

const bitsOf = (raw: Buffer): string => String(raw.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n));

const textOf = (raw: string | number | Buffer): Value =>
  Buffer.isBuffer(raw) ? `0x${raw.toString('hex')}` : typeof raw === 'object' ? JSON.stringify(raw) : raw;

/** `.000000` says nothing; the other drivers leave it away too. */
const shortTime = (raw: string): string => (raw.length > 19 && raw.endsWith('0') ? raw.replace(/\.?0+$/, '') : raw);

/** Reads what mysql2 gives for a column: numbers, exact text, or bytes. */
export const converterOf = (field: FieldPacket): ((raw: never) => Value) => {
  switch (field.columnType) {
    case code.bit:
      return bitsOf as (raw: never) => Value;
    case code.timestamp:
      return ((raw: string) => `${shortTime(raw)}+00`) as (raw: never) => Value;
    case code.datetime:
      return shortTime as (raw: never) => Value;
    default:
      return textOf as (raw: never) => Value;
  }
};

export const columnsOfResult = (fields: readonly FieldPacket[]): BatchColumn[] =>
  fields.map((field) => ({ name: field.name, nativeType: nativeTypeOf(field), type: typeOf(field) }));

const declared: Record<string, readonly [signed: string, unsigned: string]> = {
  tinyint: ['TINYINT', 'UTINYINT'],
  smallint: ['SMALLINT', 'USMALLINT'],
  mediumint: ['INTEGER', 'UINTEGER'],
  int: ['INTEGER', 'UINTEGER'],
  bigint: ['BIGINT', 'UBIGINT'],
  year: ['SMALLINT', 'SMALLINT'],
  bit: ['UBIGINT', 'UBIGINT'],
  float: ['FLOAT', 'FLOAT'],
  double: ['DOUBLE', 'DOUBLE'],
  date: ['DATE', 'DATE'],
  datetime: ['TIMESTAMP', 'TIMESTAMP'],
  timestamp: ['TIMESTAMPTZ', 'TIMESTAMPTZ'],
};

/** From the catalogue's words, as in `decimal(38,10)` or `bigint(20) unsigned`. */
export const duckTypeOf = (columnType: string): string => {
  const decimal = /^decimal\((\d+),(\d+)\)/.exec(columnType);
  if (decimal) return decimalType(Number(decimal[1]), Number(decimal[2]));
  const word = /^[a-z]+/.exec(columnType)?.[0] ?? '';
  return declared[word]?.[columnType.includes('unsigned') ? 1 : 0] ?? 'VARCHAR';
};

/** Floats are widened, because the text protocol rounds them to six digits; shapes are read as text. */
export const selectExpression = (name: string, columnType: string): string => {
  if (/^float/.test(columnType)) return `(${name} + 0e0)`;
  if (/^(geometry|point|linestring|polygon|multi|geom)/.test(columnType)) return `ST_AsText(${name})`;
  return name;
};
