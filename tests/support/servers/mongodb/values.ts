import { Binary, BSON, Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';

export type Document = Record<string, unknown>;

export const plain = (value: unknown): unknown => {
  if (value instanceof Int32 || value instanceof Double) return Number(value.valueOf());
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Decimal128) return Number(value.toString());
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Binary) return Buffer.from(value.buffer).toString('hex');
  return typeof value === 'object' && value !== null ? BSON.EJSON.stringify(value) : value;
};

export const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

export const comparable = (a: unknown, b: unknown): boolean => (isNumber(a) && isNumber(b)) || typeof a === typeof b;

export const compare = (left: unknown, right: unknown): number => {
  const [a, b] = [plain(left), plain(right)];
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return (a as number) < (b as number) ? -1 : 1;
};

export const equal = (left: unknown, right: unknown): boolean => {
  if ((left ?? null) === null || (right ?? null) === null) return (left ?? null) === (right ?? null);
  const [a, b] = [plain(left), plain(right)];
  return (
    comparable(a, b) &&
    (isNumber(a) ? Number(a) === Number(b) && (typeof a !== 'bigint' || typeof b !== 'bigint' || a === b) : a === b)
  );
};
