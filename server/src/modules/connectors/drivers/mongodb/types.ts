import { Binary, BSON, Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';
import type { BatchColumn, RecordBatch, Value } from '../../values/record-batch.js';

const isoText = (date: Date): string =>
  `${date
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '')}+00`;

const decimalText = (value: Decimal128): string => {
  const text = value.toString();
  const [, sign = '', digits = '', exponent] = /^(-?)(\d+(?:\.\d+)?)E([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined || Math.abs(Number(exponent)) > 40) return text;
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return point >= all.length ? sign + all.padEnd(point, '0') : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
};

/** The name MongoDB gives a value's type, and the DuckDB type that holds it. */
export const typesOf = (value: unknown): readonly [native: string, type: string] => {
  if (value instanceof Int32) return ['int', 'INTEGER'];
  if (value instanceof Long) return ['long', 'BIGINT'];
  if (value instanceof Double) return ['double', 'DOUBLE'];
  if (value instanceof Decimal128) return ['decimal', 'DECIMAL'];
  if (typeof value === 'boolean') return ['bool', 'BOOLEAN'];
  if (value instanceof Date) return ['date', 'TIMESTAMPTZ'];
  if (typeof value === 'string') return ['string', 'VARCHAR'];
  if (value instanceof ObjectId) return ['objectId', 'VARCHAR'];
  if (value instanceof Binary) return ['binData', 'VARCHAR'];
  return Array.isArray(value) ? ['array', 'VARCHAR'] : ['object', 'VARCHAR'];
};

const widening: readonly (readonly string[])[] = [
  ['INTEGER', 'BIGINT'],
  ['INTEGER', 'DOUBLE'],
  ['INTEGER', 'BIGINT', 'DECIMAL'],
];

/** The one type that holds values of several types; text when no other does. */
export const commonType = (types: ReadonlySet<string>): string => {
  if (types.size === 0) return 'VARCHAR';
  if (types.size === 1) return [...types][0]!;
  return widening.find((chain) => [...types].every((type) => chain.includes(type)))?.at(-1) ?? 'VARCHAR';
};

const numeric = (value: unknown): string | null => {
  if (value instanceof Int32 || value instanceof Double) return String(value.valueOf());
  if (value instanceof Long) return value.toString();
  return value instanceof Decimal128 ? decimalText(value) : null;
};

/** A BSON value in the form of its column. */
export const valueOf = (value: unknown, type: string): Value => {
  if (value === null || value === undefined) return null;
  const number = numeric(value);
  if (number !== null) return type === 'INTEGER' || type === 'DOUBLE' ? Number(number) : number;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return isoText(value);
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Binary) return `0x${Buffer.from(value.buffer).subarray(0, value.length()).toString('hex')}`;
  return BSON.EJSON.stringify(value, { relaxed: true });
};

export interface MongoColumn extends BatchColumn {
  /** Present and not null in every document that was looked at. */
  readonly always: boolean;
}

export type Document = Record<string, unknown>;

/** Columns from documents, in the order in which fields first appear. */
export const columnsOf = (documents: readonly Document[]): MongoColumn[] => {
  const found = new Map<string, { natives: Set<string>; types: Set<string>; count: number }>();
  for (const document of documents) {
    for (const [name, value] of Object.entries(document)) {
      const field = found.get(name) ?? { natives: new Set(), types: new Set(), count: 0 };
      found.set(name, field);
      if (value === null || value === undefined) continue;
      const [native, type] = typesOf(value);
      field.natives.add(native);
      field.types.add(type);
      field.count += 1;
    }
  }
  return [...found].map(([name, { natives, types, count }]) => ({
    name,
    nativeType: [...natives].join(' or ') || 'null',
    type: commonType(types),
    always: count === documents.length,
  }));
};

export const batchOfDocuments = (columns: readonly BatchColumn[], documents: readonly Document[]): RecordBatch => ({
  columns,
  rows: documents.length,
  values: columns.map(({ name, type }) => documents.map((document) => valueOf(document[name], type))),
});
