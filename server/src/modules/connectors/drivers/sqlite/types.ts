import type { BatchColumn, RecordBatch, Value } from '../../values/record-batch.js';
import type { RawColumn, RawPage, RawValue } from './protocol.js';

const rules: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^BOOL/, 'BOOLEAN'],
  [/^(DATETIME|TIMESTAMP)/, 'TIMESTAMP'],
  [/^DATE$/, 'DATE'],
  [/^TIME$/, 'TIME'],
  [/INT/, 'BIGINT'],
  [/CHAR|CLOB|TEXT|JSON|UUID/, 'VARCHAR'],
  [/BLOB/, 'VARCHAR'],
  [/REAL|FLOA|DOUB/, 'DOUBLE'],
  [/NUMERIC|DECIMAL|NUMBER|MONEY/, 'DECIMAL'],
];

const declaredDecimal = (declared: string | null): string | null => {
  const [, precision, scale] = /^(?:DECIMAL|NUMERIC) *\( *(\d+) *, *(\d+) *\)$/i.exec(declared ?? '') ?? [];
  return scale !== undefined && Number(precision) <= 38 && Number(scale) <= Number(precision)
    ? `DECIMAL(${precision},${scale})`
    : null;
};

/** The DuckDB type a declared type promises; null when the declaration says nothing. Values may break the promise: SQLite does not check. */
export const duckTypeOf = (declared: string | null): string | null =>
  declaredDecimal(declared) ?? rules.find(([pattern]) => pattern.test((declared ?? '').toUpperCase()))?.[1] ?? null;

/** The narrowest type for values as they are stored. */
export const typeOfValues = (values: readonly RawValue[]): string => {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return 'VARCHAR';
  if (present.every((value) => typeof value === 'bigint')) return 'BIGINT';
  return present.every((value) => typeof value === 'bigint' || typeof value === 'number') ? 'DOUBLE' : 'VARCHAR';
};

/** Decimals lie in the file as 8-byte floats; they are written with the scale declared for them when that is what they mean. */
const decimalText = (number: number, type: string): string => {
  const scale = /,(\d+)\)$/.exec(type)?.[1];
  const text = scale === undefined ? '' : number.toFixed(Number(scale));
  return Number(text) === number && text !== '' ? text : String(number);
};

const valueOf = (raw: RawValue, type: string): Value => {
  if (raw === null) return null;
  if (typeof raw === 'bigint') {
    if (type === 'BOOLEAN' && (raw === 0n || raw === 1n)) return raw === 1n;
    if (type.startsWith('DECIMAL(')) return decimalText(Number(raw), type);
    return type === 'DOUBLE' && BigInt(Number(raw)) === raw ? Number(raw) : String(raw);
  }
  if (typeof raw === 'number') return type === 'DOUBLE' ? raw : decimalText(raw, type);
  if (typeof raw === 'string') return raw;
  return `0x${Buffer.from(raw).toString('hex')}`;
};

export const batchColumn = ({ name, declared }: RawColumn, values: readonly RawValue[]): BatchColumn => {
  const type = duckTypeOf(declared) ?? typeOfValues(values);
  return { name, nativeType: declared ?? type.toLowerCase(), type };
};

/** A page as a batch; columns are described by their declarations or, for expressions, by the page's own values. */
export const batchOfPage = ({ columns: raw, rows }: RawPage, known?: readonly BatchColumn[]): RecordBatch => {
  const byColumn = raw.map((_, index) => rows.map((row) => row[index] ?? null));
  const columns = known ?? raw.map((column, index) => batchColumn(column, byColumn[index]!));
  return {
    columns,
    rows: rows.length,
    values: columns.map(({ type }, index) => byColumn[index]!.map((value) => valueOf(value, type))),
  };
};
