import type { Column } from 'mssql';
import type { BatchColumn, Value } from '../../values/record-batch.js';

/** Digits that survive the way through a double. */
const EXACT_DIGITS = 15;

const plain: Record<string, string> = {
  tinyint: 'UTINYINT',
  smallint: 'SMALLINT',
  int: 'INTEGER',
  bigint: 'BIGINT',
  bit: 'BOOLEAN',
  real: 'FLOAT',
  float: 'DOUBLE',
  money: 'DECIMAL(19,4)',
  smallmoney: 'DECIMAL(10,4)',
  date: 'DATE',
  time: 'TIME',
  datetime: 'TIMESTAMP',
  smalldatetime: 'TIMESTAMP',
  datetimeoffset: 'TIMESTAMPTZ',
};

/** From the words of the catalogue: base type, precision and scale. */
export const duckTypeOf = (base: string, precision: number, scale: number): string => {
  if (base === 'decimal' || base === 'numeric') return `DECIMAL(${precision},${scale})`;
  if (base === 'datetime2') return scale > 6 ? 'TIMESTAMP_NS' : 'TIMESTAMP';
  return plain[base] ?? 'VARCHAR';
};

const lengthOf = (base: string, bytes: number): string => {
  if (!/char|binary/.test(base)) return '';
  return bytes === -1 ? '(max)' : `(${base.startsWith('n') ? bytes / 2 : bytes})`;
};

export const nativeTypeOf = (
  base: string,
  { bytes, precision, scale }: { bytes: number; precision: number; scale: number },
): string => {
  if (base === 'decimal' || base === 'numeric') return `${base}(${precision},${scale})`;
  if (base === 'datetime2' || base === 'datetimeoffset' || base === 'time') return `${base}(${scale})`;
  return base + lengthOf(base, bytes);
};

/** The driver turns decimals into doubles and times into milliseconds, so these are read as text. */
export const selectExpression = (name: string, base: string): string => {
  switch (base) {
    case 'decimal':
    case 'numeric':
      return `CONVERT(varchar(50), ${name})`;
    case 'money':
    case 'smallmoney':
      return `CONVERT(varchar(50), ${name}, 2)`;
    case 'datetime2':
    case 'datetime':
    case 'smalldatetime':
    case 'time':
      return `CONVERT(varchar(33), ${name}, 121)`;
    case 'datetimeoffset':
      return `LEFT(CONVERT(varchar(40), SWITCHOFFSET(${name}, '+00:00'), 121), 27) + '+00'`;
    case 'geometry':
    case 'geography':
    case 'hierarchyid':
      return `${name}.ToString()`;
    case 'sql_variant':
      return `CONVERT(nvarchar(4000), ${name})`;
    default:
      return name;
  }
};

/** `13:00:00.0000000` and `13:00:00` are the same; the shorter one is what other sources write. */
const shortTime = (text: string): string =>
  text
    .replace(/ (?=\+00$)/, '')
    .replace(/\.(\d*?)0*(?=\+00$|$)/, (_all, digits: string) => (digits ? `.${digits}` : ''));

const isoText = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');

const dateText = (date: Date, type: string): string => {
  const text = isoText(date);
  if (type === 'DATE') return text.slice(0, 10);
  if (type === 'TIME') return shortTime(text.slice(11));
  return shortTime(type === 'TIMESTAMPTZ' ? `${text}+00` : text);
};

/** A value as the driver gives it, or as text where it was selected as text. */
export const converterOf = ({ type }: BatchColumn): ((raw: never) => Value) => {
  const scale = /,(\d+)\)$/.exec(type)?.[1];
  const read = (raw: unknown): Value => {
    if (raw instanceof Date) return dateText(raw, type);
    if (Buffer.isBuffer(raw)) return `0x${raw.toString('hex')}`;
    if (typeof raw === 'number') return scale === undefined ? raw : raw.toFixed(Number(scale));
    if (typeof raw === 'string' && /^TIME/.test(type)) return shortTime(raw);
    return typeof raw === 'boolean' ? raw : String(raw);
  };
  return read as (raw: never) => Value;
};

export const columnsOfResult = (columns: readonly Column[]): BatchColumn[] =>
  columns.map(({ name, type, precision = 18, scale = 0, length = 0 }) => {
    const base = type.declaration.toLowerCase();
    const wide = (base === 'decimal' || base === 'numeric') && precision > EXACT_DIGITS;
    return {
      name,
      nativeType: `${nativeTypeOf(base, { bytes: length > 65_000 ? -1 : length, precision, scale })}${wide ? ' (15 digits read)' : ''}`,
      type: duckTypeOf(base, precision, scale),
    };
  });
