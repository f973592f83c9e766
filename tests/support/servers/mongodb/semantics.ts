import { Binary, BSON, Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';

/** The small part of MongoDB's query language our driver uses, on BSON values. Not mongod: no indexes, collations or type order. */
export type Document = Record<string, unknown>;

const plain = (value: unknown): unknown => {
  if (value instanceof Int32 || value instanceof Double) return Number(value.valueOf());
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Decimal128) return Number(value.toString());
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.toHexString();
  if (value instanceof Binary) return Buffer.from(value.buffer).toString('hex');
  return typeof value === 'object' && value !== null ? BSON.EJSON.stringify(value) : value;
};

const isNumber = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

const comparable = (a: unknown, b: unknown): boolean => (isNumber(a) && isNumber(b)) || typeof a === typeof b;

export const compare = (left: unknown, right: unknown): number => {
  const [a, b] = [plain(left), plain(right)];
  if (a === b) return 0;
  if (a === null || a === undefined) return -1;
  if (b === null || b === undefined) return 1;
  return (a as number) < (b as number) ? -1 : 1;
};

const equal = (left: unknown, right: unknown): boolean => {
  if ((left ?? null) === null || (right ?? null) === null) return (left ?? null) === (right ?? null);
  const [a, b] = [plain(left), plain(right)];
  return (
    comparable(a, b) &&
    (isNumber(a) ? Number(a) === Number(b) && (typeof a !== 'bigint' || typeof b !== 'bigint' || a === b) : a === b)
  );
};

const ordered = (left: unknown, right: unknown): boolean =>
  (left ?? null) !== null && comparable(plain(left), plain(right));

const tests: Record<string, (value: unknown, wanted: never, condition: Document) => boolean> = {
  $eq: equal,
  $ne: (value, wanted) => !equal(value, wanted),
  $lt: (value, wanted) => ordered(value, wanted) && compare(value, wanted) < 0,
  $lte: (value, wanted) => ordered(value, wanted) && compare(value, wanted) <= 0,
  $gt: (value, wanted) => ordered(value, wanted) && compare(value, wanted) > 0,
  $gte: (value, wanted) => ordered(value, wanted) && compare(value, wanted) >= 0,
  $in: (value, wanted: unknown[]) => wanted.some((item) => equal(value, item)),
  $nin: (value, wanted: unknown[]) => !wanted.some((item) => equal(value, item)),
  $regex: (value, wanted: string, condition) =>
    typeof value === 'string' && new RegExp(wanted, String(condition.$options ?? '')).test(value),
  $options: () => true,
};

export const matches = (document: Document, filter: Document): boolean =>
  Object.entries(filter).every(([name, condition]) => {
    if (name === '$and') return (condition as Document[]).every((part) => matches(document, part));
    const value = document[name];
    const isTest =
      typeof condition === 'object' && condition !== null && Object.keys(condition).some((key) => key.startsWith('$'));
    if (!isTest) return equal(value, condition);
    return Object.entries(condition as Document).every(([test, wanted]) => {
      const check = tests[test];
      if (!check) throw new Error(`unknown operator: ${test}`);
      return check(value, wanted as never, condition as Document);
    });
  });

const toDouble = (value: unknown): Double | null => {
  const number = Number(plain(value));
  return value === null || value === undefined || typeof value === 'string' || Number.isNaN(number)
    ? null
    : new Double(number);
};

/** An aggregation expression. */
export const evaluate = (expression: unknown, document: Document): unknown => {
  if (typeof expression === 'string' && expression.startsWith('$')) return document[expression.slice(1)];
  if (typeof expression !== 'object' || expression === null || Object.getPrototypeOf(expression) !== Object.prototype)
    return expression;
  const [name, body] = Object.entries(expression as Document)[0] ?? [];
  switch (name) {
    case '$convert':
      return toDouble(evaluate((body as Document).input, document));
    case '$cond': {
      const [test, yes, no] = body as unknown[];
      return evaluate(evaluate(test, document) ? yes : no, document);
    }
    case '$gt': {
      const [left, right] = (body as unknown[]).map((part) => evaluate(part, document));
      return compare(left, right) > 0;
    }
    case '$add':
      return new Int32(
        (body as unknown[]).reduce((sum: number, part) => sum + Number(plain(evaluate(part, document))), 0),
      );
    default:
      throw new Error(`unknown expression: ${name}`);
  }
};

const numbersOf = (values: unknown[]): number[] =>
  values.filter((value) => isNumber(plain(value))).map((value) => Number(plain(value)));

const mean = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number / numbers.length, 0);

const present = (values: unknown[]): unknown[] =>
  values.filter((value) => value !== null && value !== undefined).sort(compare);

const accumulators: Record<string, (values: unknown[]) => unknown> = {
  $sum: (values) => new Int32(numbersOf(values).reduce((sum, number) => sum + number, 0)),
  $avg: (values) => (numbersOf(values).length === 0 ? null : new Double(mean(numbersOf(values)))),
  $min: (values) => present(values)[0] ?? null,
  $max: (values) => present(values).at(-1) ?? null,
  $stdDevSamp: (values) => {
    const numbers = numbersOf(values);
    const center = mean(numbers);
    if (numbers.length < 2) return null;
    return new Double(
      Math.sqrt(numbers.reduce((sum, number) => sum + (number - center) ** 2, 0) / (numbers.length - 1)),
    );
  },
};

const group = (documents: Document[], { _id, ...fields }: Document): Document[] => {
  const groups = new Map<unknown, { key: unknown; members: Document[] }>();
  for (const document of documents) {
    const key = evaluate(_id, document) ?? null;
    const found = groups.get(plain(key)) ?? { key, members: [] };
    found.members.push(document);
    groups.set(plain(key), found);
  }
  return [...groups.values()].map(({ key, members }) => ({
    _id: key,
    ...Object.fromEntries(
      Object.entries(fields).map(([name, rule]) => {
        const [operator, expression] = Object.entries(rule as Document)[0]!;
        return [name, accumulators[operator]!(members.map((member) => evaluate(expression, member)))];
      }),
    ),
  }));
};

export const sortBy = (documents: Document[], order: Document): Document[] =>
  [...documents].sort((a, b) => {
    for (const [name, direction] of Object.entries(order)) {
      const difference = compare(a[name], b[name]) * Number(direction);
      if (difference !== 0) return difference;
    }
    return 0;
  });

export const project = (document: Document, projection: Document): Document => {
  const wanted = Object.entries(projection).filter(([, keep]) => Number(plain(keep)) === 1);
  if (wanted.length === 0) return document;
  return Object.fromEntries(Object.entries(document).filter(([name]) => wanted.some(([kept]) => kept === name)));
};

const stages: Record<string, (documents: Document[], body: never) => Document[]> = {
  $match: (documents, filter: Document) => documents.filter((document) => matches(document, filter)),
  $group: group,
  $sort: sortBy,
  $limit: (documents, count: unknown) => documents.slice(0, Number(count)),
  $skip: (documents, count: unknown) => documents.slice(Number(count)),
  $sample: (documents, { size }: { size: unknown }) => documents.slice(0, Number(size)),
  $count: (documents, name: string) => (documents.length === 0 ? [] : [{ [name]: new Int32(documents.length) }]),
  $project: (documents, projection: Document) => documents.map((document) => project(document, projection)),
  $addFields: (documents, fields: Document) =>
    documents.map((document) => ({
      ...document,
      ...Object.fromEntries(Object.entries(fields).map(([name, rule]) => [name, evaluate(rule, document)])),
    })),
  $sortByCount: (documents, expression: unknown) =>
    sortBy(group(documents, { _id: expression, count: { $sum: 1 } }), { count: -1 }),
};

export const aggregate = (documents: Document[], pipeline: Document[]): Document[] =>
  pipeline.reduce((current, stage) => {
    const [name, body] = Object.entries(stage)[0]!;
    const run = stages[name];
    if (!run) throw new Error(`Unrecognized pipeline stage name: '${name}'`);
    return run(current, body as never);
  }, documents);
