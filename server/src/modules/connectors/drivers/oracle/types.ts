import type { Metadata } from 'oracledb';
import type { BatchColumn, Value } from '../../values/record-batch.js';

const MAX_PRECISION = 38;

/** A NUMBER without declared precision may hold anything; one with a negative scale is rounded to the left of the point. */
const numberType = (precision: number | null, scale: number | null): string => {
  if (precision === null || precision === 0 || scale === null || scale === -127) return 'DECIMAL';
  const digits = precision + Math.max(0, -scale);
  const fraction = Math.max(0, scale);
  if (digits > MAX_PRECISION || fraction > digits) return 'DECIMAL';
  if (fraction > 0) return `DECIMAL(${digits},${fraction})`;
  return digits <= 9 ? 'INTEGER' : digits <= 18 ? 'BIGINT' : `DECIMAL(${digits},0)`;
};

const kindOf = (nativeType: string): string =>
  nativeType
    .toUpperCase()
    .replace(/\(.*?\)/g, '')
    .replace(/^DB_TYPE_/, '')
    .trim();

export const duckTypeOf = (nativeType: string, precision: number | null, scale: number | null): string => {
  const kind = kindOf(nativeType);
  if (kind === 'NUMBER') return numberType(precision, scale);
  if (kind === 'FLOAT') return 'DECIMAL';
  if (kind === 'BINARY_FLOAT') return 'FLOAT';
  if (kind === 'BINARY_DOUBLE') return 'DOUBLE';
  if (kind === 'BOOLEAN') return 'BOOLEAN';
  if (kind === 'DATE' || kind === 'TIMESTAMP') return 'TIMESTAMP';
  return /^TIMESTAMP (WITH|WITH LOCAL) TIME ZONE|^TIMESTAMP_(TZ|LTZ)/.test(kind) ? 'TIMESTAMPTZ' : 'VARCHAR';
};

/** `NUMBER(12,2)`, `VARCHAR2(40)`, `DATE`. */
export const nativeTypeOf = (
  type: string,
  { length, precision, scale }: { length: number | null; precision: number | null; scale: number | null },
): string => {
  if (type === 'NUMBER') return precision === null ? 'NUMBER' : `NUMBER(${precision},${scale ?? 0})`;
  return /CHAR|RAW/.test(type) && !type.includes('(') && length ? `${type}(${length})` : type;
};

const MOMENT = 'YYYY-MM-DD HH24:MI:SS';

/** Times are read as text, because the driver turns them into milliseconds; instants in UTC. */
export const selectExpression = (name: string, nativeType: string): string => {
  const kind = kindOf(nativeType);
  if (kind === 'DATE') return `TO_CHAR(${name}, '${MOMENT}')`;
  if (kind === 'TIMESTAMP') return `TO_CHAR(${name}, '${MOMENT}.FF9')`;
  if (kind.startsWith('TIMESTAMP')) return `TO_CHAR(SYS_EXTRACT_UTC(${name}), '${MOMENT}.FF9') || '+00'`;
  if (kind === 'XMLTYPE') return `XMLSERIALIZE(CONTENT ${name} AS CLOB)`;
  if (kind === 'SDO_GEOMETRY') return `SDO_UTIL.TO_WKTGEOMETRY(${name})`;
  return kind.startsWith('INTERVAL') || kind === 'ROWID' ? `TO_CHAR(${name})` : name;
};

const shortTime = (text: string): string =>
  text.replace(/\.(\d*?)0*(?=\+00$|$)/, (_all, digits: string) => (digits ? `.${digits.slice(0, 6)}` : ''));

const exponent = /^(-?)(\d*)\.?(\d*)E([+-]?\d+)$/i;

/** `.5` and `1E+30` as plain digits. */
const plainNumber = (text: string): string => {
  const [, sign = '', whole = '', fraction = '', power] = exponent.exec(text) ?? [];
  if (power === undefined) return text.replace(/^(-?)\./, '$10.');
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, '0')
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
};

export const converterOf = ({ type }: BatchColumn): ((raw: never) => Value) => {
  const read = (raw: unknown): Value => {
    if (raw instanceof Date)
      return shortTime(`${raw.toISOString().replace('T', ' ').replace('Z', '')}${type === 'TIMESTAMPTZ' ? '+00' : ''}`);
    if (Buffer.isBuffer(raw)) return `0x${raw.toString('hex')}`;
    if (type === 'INTEGER' || type === 'FLOAT' || type === 'DOUBLE') return Number(raw);
    if (type === 'BIGINT' || type.startsWith('DECIMAL')) return plainNumber(String(raw));
    if (type.startsWith('TIMESTAMP')) return shortTime(String(raw));
    if (typeof raw === 'boolean') return raw;
    return typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
  };
  return read as (raw: never) => Value;
};

export const columnsOfResult = (metadata: readonly Metadata[]): BatchColumn[] =>
  metadata.map(({ name, dbTypeName, precision = null, scale = null, byteSize = null }) => ({
    name,
    nativeType: nativeTypeOf(dbTypeName, { length: byteSize, precision: precision || null, scale }),
    type: duckTypeOf(dbTypeName, precision, scale),
  }));
