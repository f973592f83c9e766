import { Double, Int32 } from 'mongodb';
import { compare, equal, plain, type Document } from './values.js';

type Variables = Readonly<Record<string, unknown>>;

const follow = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Document | null | undefined)?.[name], value);

const number = (value: unknown): number | null =>
  (value ?? null) === null || Number.isNaN(Number(plain(value))) ? null : Number(plain(value));

const arithmetic =
  (work: (left: number, right: number) => number) =>
  (values: unknown[]): unknown => {
    const numbers = values.map(number);
    return numbers.includes(null) ? null : new Double((numbers as number[]).reduce(work));
  };

const dateOf = (value: unknown): Date | null =>
  value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null;

const partOf =
  (part: (date: Date) => number) =>
  ([value]: unknown[]): unknown => {
    const date = dateOf(value);
    return date && new Int32(part(date));
  };

const startOf = (date: Date, unit: string): Date => {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === 'year') return new Date(Date.UTC(year, 0, 1));
  if (unit === 'quarter') return new Date(Date.UTC(year, month - (month % 3), 1));
  if (unit === 'month') return new Date(Date.UTC(year, month, 1));
  return new Date(Date.UTC(year, month, unit === 'week' ? day - ((date.getUTCDay() + 6) % 7) : day));
};

const convert = (value: unknown, to: string): unknown => {
  if ((value ?? null) === null) return null;
  if (to === 'string') return String(plain(value));
  if (to === 'date') return dateOf(value);
  const found = typeof value === 'string' ? null : number(value);
  return found === null ? null : new Double(found);
};

const compares =
  (test: (order: number) => boolean) =>
  ([left, right]: unknown[]): boolean =>
    test(compare(left, right));

/** Operators whose arguments are computed first. */
const operators: Readonly<Record<string, (values: unknown[]) => unknown>> = {
  $add: arithmetic((a, b) => a + b),
  $subtract: arithmetic((a, b) => a - b),
  $multiply: arithmetic((a, b) => a * b),
  $divide: arithmetic((a, b) => a / b),
  $abs: ([value]) => new Double(Math.abs(number(value) ?? 0)),
  $ceil: ([value]) => new Int32(Math.ceil(number(value) ?? 0)),
  $eq: ([left, right]) => equal(left, right),
  $ne: ([left, right]) => !equal(left, right),
  $gt: compares((order) => order > 0),
  $gte: compares((order) => order >= 0),
  $lt: compares((order) => order < 0),
  $lte: compares((order) => order <= 0),
  $and: (values) => values.every(Boolean),
  $or: (values) => values.some(Boolean),
  $not: ([value]) => !value,
  $in: ([value, list]) => (list as unknown[]).some((item) => equal(item, value)),
  $ifNull: (values) => values.find((value) => (value ?? null) !== null) ?? null,
  $size: ([list]) => new Int32((list as unknown[]).length),
  $setDifference: ([list, without]) =>
    (list as unknown[]).filter((item) => !(without as unknown[]).some((other) => equal(item, other))),
  $arrayElemAt: ([list, at]) => (list as unknown[])[Number(at)],
  $toDate: ([value]) => dateOf(value),
  $year: partOf((date) => date.getUTCFullYear()),
  $month: partOf((date) => date.getUTCMonth() + 1),
  $dayOfMonth: partOf((date) => date.getUTCDate()),
};

const isPlainObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Operators whose arguments have names, or are computed only when needed. */
const named = (name: string, body: unknown, work: (part: unknown, more?: Variables) => unknown): unknown => {
  const given = (isPlainObject(body) ? body : {}) as Document;
  switch (name) {
    case '$literal':
      return body;
    case '$cond': {
      const [test, yes, no] = body as unknown[];
      return work(work(test) ? yes : no);
    }
    case '$convert':
      return convert(work(given.input), String(given.to)) ?? work(given.onNull ?? null);
    case '$dateTrunc': {
      const date = dateOf(work(given.date));
      return date && startOf(date, String(given.unit));
    }
    case '$regexMatch':
      return new RegExp(String(given.regex), String(given.options ?? '')).test(String(work(given.input)));
    case '$map':
      return (work(given.input) as unknown[]).map((item) => work(given.in, { [String(given.as)]: item }));
    default:
      throw new Error(`unknown expression: ${name}`);
  }
};

/** An aggregation expression over one document. */
export const evaluate = (expression: unknown, document: Document, variables: Variables = {}): unknown => {
  const work = (part: unknown, more: Variables = {}): unknown => evaluate(part, document, { ...variables, ...more });
  if (typeof expression === 'string' && expression.startsWith('$$')) {
    const [name = '', ...path] = expression.slice(2).split('.');
    return follow(name === 'ROOT' ? document : variables[name], path);
  }
  if (typeof expression === 'string' && expression.startsWith('$'))
    return follow(document, expression.slice(1).split('.'));
  if (Array.isArray(expression)) return expression.map((part) => work(part));
  if (!isPlainObject(expression)) return expression;
  const [name = '', body] = Object.entries(expression)[0] ?? [];
  if (!name.startsWith('$'))
    return Object.fromEntries(Object.entries(expression).map(([key, part]) => [key, work(part)]));
  const operator = operators[name];
  return operator ? operator((Array.isArray(body) ? body : [body]).map((part) => work(part))) : named(name, body, work);
};
