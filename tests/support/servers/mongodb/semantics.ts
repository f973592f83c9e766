import { Double, Int32 } from 'mongodb';
import { evaluate } from './expressions.js';
import { comparable, compare, equal, isNumber, plain, type Document } from './values.js';
import { windowFields } from './windows.js';

export type { Document } from './values.js';

/** The small part of MongoDB's query language our driver and our planner use, on BSON values. Not mongod: no indexes, collations or type order. */
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
    if (name === '$expr') return Boolean(evaluate(condition, document));
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

const numbersOf = (values: unknown[]): number[] =>
  values.filter((value) => isNumber(plain(value))).map((value) => Number(plain(value)));

const mean = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number / numbers.length, 0);

const present = (values: unknown[]): unknown[] =>
  values.filter((value) => value !== null && value !== undefined).sort(compare);

const accumulators: Record<string, (values: unknown[]) => unknown> = {
  $addToSet: (values) => values.filter((value, at) => values.findIndex((other) => equal(other, value)) === at),
  $first: (values) => values[0] ?? null,
  $sum: (values) => {
    const sum = numbersOf(values).reduce((total, value) => total + value, 0);
    return Number.isInteger(sum) ? new Int32(sum) : new Double(sum);
  },
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
  const computed = Object.entries(projection).filter(
    ([, rule]) => typeof rule === 'string' || (rule instanceof Object && !isNumber(plain(rule))),
  );
  if (computed.length > 0)
    return Object.fromEntries(computed.map(([name, rule]) => [name, evaluate(rule, document) ?? null]));
  const wanted = Object.entries(projection).filter(([, keep]) => Number(plain(keep)) === 1);
  if (wanted.length === 0) return document;
  return Object.fromEntries(Object.entries(document).filter(([name]) => wanted.some(([kept]) => kept === name)));
};

/** Reads another collection of the same database. */
export type ReadCollection = (name: string) => Document[];

const without = (document: Document, names: readonly string[]): Document =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));

const addFields = (documents: Document[], fields: Document): Document[] =>
  documents.map((document) => ({
    ...document,
    ...Object.fromEntries(Object.entries(fields).map(([name, rule]) => [name, evaluate(rule, document)])),
  }));

const lookup = (documents: Document[], body: Document, read: ReadCollection): Document[] => {
  const others = read(String(body.from));
  const shared = body.pipeline ? aggregate(others, body.pipeline as Document[], read) : null;
  return documents.map((document) => {
    const local = evaluate(`$${String(body.localField)}`, document);
    const found = shared ?? others.filter((other) => equal(other[String(body.foreignField)], local));
    return { ...document, [String(body.as)]: found };
  });
};

const stages: Record<string, (documents: Document[], body: never, read: ReadCollection) => Document[]> = {
  $match: (documents, filter: Document) => documents.filter((document) => matches(document, filter)),
  $group: group,
  $sort: sortBy,
  $limit: (documents, count: unknown) => documents.slice(0, Number(count)),
  $skip: (documents, count: unknown) => documents.slice(Number(count)),
  $sample: (documents, { size }: { size: unknown }) => documents.slice(0, Number(size)),
  $count: (documents, name: string) => (documents.length === 0 ? [] : [{ [name]: new Int32(documents.length) }]),
  $project: (documents, projection: Document) => documents.map((document) => project(document, projection)),
  $addFields: addFields,
  $set: addFields,
  $unset: (documents, names: string[]) => documents.map((document) => without(document, names)),
  $replaceWith: (documents, rule: unknown) => documents.map((document) => evaluate(rule, document) as Document),
  $lookup: lookup,
  $unwind: (documents, path: string) =>
    documents.flatMap((document) =>
      (evaluate(path, document) as unknown[]).map((item) => ({ ...document, [path.slice(1)]: item })),
    ),
  $unionWith: (documents, { coll, pipeline }: { coll: string; pipeline: Document[] }, read) => [
    ...documents,
    ...aggregate(read(coll), pipeline, read),
  ],
  $setWindowFields: windowFields,
  $sortByCount: (documents, expression: unknown) =>
    sortBy(group(documents, { _id: expression, count: { $sum: 1 } }), { count: -1 }),
};

export const aggregate = (documents: Document[], pipeline: Document[], read: ReadCollection = () => []): Document[] =>
  pipeline.reduce((current, stage) => {
    const [name, body] = Object.entries(stage)[0]!;
    const run = stages[name];
    if (!run) throw new Error(`Unrecognized pipeline stage name: '${name}'`);
    return run(current, body as never, read);
  }, documents);
