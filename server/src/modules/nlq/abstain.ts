import { AppError } from '#shared/errors/app-error.js';
import { listed } from '#shared/wording/numbers.js';
import { editDistance } from './linking/values.js';
import { nameWords } from './linking/names.js';
import { stem } from './linking/stem.js';
import type { Query } from './plan.js';
import type { Reading } from './planner/planner.js';
import type { SchemaSnapshot } from './schema/snapshot.js';
import { isAdditive, isMeasure } from './worksheet/columns.js';

/** Below this the planner says that it cannot tell, for questions that one table answers. */
const leastOverOneTable = 0.5;

/** The same for questions that need several tables or a question within, whose wrong answers are harder to see. */
const leastOverSeveral = 0.78;

const readsOneTable = (query: Query): boolean =>
  query.joins.length === 0 && query.combine === null && !JSON.stringify(query).includes('"query":');

/** Given so, 88 of 100 answers are right, cross-validated over databases (tests/benchmarks/nlq-confidence.ts). */
export const isSure = (query: Query, confidence: number): boolean =>
  confidence >= (readsOneTable(query) ? leastOverOneTable : leastOverSeveral);

const likeness = (word: string, column: string): number => {
  const root = stem(word.toLowerCase());
  const distances = nameWords(column).stems.map(
    (other) => editDistance(root, other, 8) / Math.max(root.length, other.length),
  );
  return Math.min(1, ...distances);
};

/** Columns whose names come nearest to the words nothing was found for, else the first ones. */
export const nearestColumns = (schema: SchemaSnapshot, words: readonly string[], most = 5): string[] => {
  const columns = schema.tables.flatMap((table) =>
    table.columns.filter(({ formula }) => !formula).map(({ name }) => name),
  );
  const ranked = columns.map((name, index) => ({
    name,
    index,
    far: Math.min(1, ...words.map((word) => likeness(word, name))),
  }));
  ranked.sort((a, b) => a.far - b.far || a.index - b.index);
  return [...new Set(ranked.map(({ name }) => name))].slice(0, most);
};

export type Refusal = 'not-in-data' | 'not-understood';

/** Some words were read: what is missing is a name, not the sense of the question. */
const isPartlyRead = ({ draft, items }: Reading): boolean =>
  draft.selects.length + draft.conditions.length + draft.groups.length > 0 ||
  draft.superlative !== null ||
  items.some((item) => item.kind === 'cue' && item.cue.is === 'ask');

/** No comparison says "never": what is left out of the query stands on its head in the answer. */
const losesNegation = ({ tokens, plan, features }: Reading): boolean => {
  if (features['lostNegation'] === 1) return true;
  if (!plan || !tokens.some(({ lower }) => lower === 'never')) return false;
  return !/"negated":true|"!="|"kind":"not"|"except"|"value":(false|0|"(no|n|false|f|0|never)")/i.test(
    JSON.stringify(plan.query),
  );
};

/** Why no answer is given, or null when the reading is sure enough. */
export const refusalOf = (reading: Reading): Refusal | null => {
  if (losesNegation(reading)) return 'not-understood';
  if (reading.plan && isSure(reading.plan.query, reading.plan.confidence)) return null;
  return reading.draft.unread.length > 0 && isPartlyRead(reading) ? 'not-in-data' : 'not-understood';
};

/** A question the schema can answer, to show how one is put. */
const example = ({ tables }: SchemaSnapshot): string => {
  const columns = tables.flatMap((table) => table.columns).filter(({ formula }) => !formula);
  const measure = columns.find(isAdditive) ?? columns.find(isMeasure);
  const [group] = columns
    .filter(({ kind, unique, primary }) => kind === 'text' && !unique && !primary)
    .sort((a, b) => a.values.length - b.values.length);
  const what = measure ? `${isAdditive(measure) ? 'total' : 'average'} ${measure.name}` : 'number of rows';
  return group ? `${what} by ${group.name}` : what;
};

export const refuse = (reading: Reading, schema: SchemaSnapshot): AppError => {
  const words = reading.draft.unread;
  const columns = nearestColumns(schema, words);
  const quoted = listed(words.slice(0, 3).map((word) => `"${word}"`));
  const detail =
    refusalOf(reading) === 'not-in-data'
      ? `I cannot tell: nothing in the data is called ${quoted}. The nearest columns are ${listed(columns)}. Ask with one of them.`
      : `I cannot tell what is asked. Name the columns and what to do with them, as in "${example(schema)}".`;
  return new AppError(refusalOf(reading) === 'not-in-data' ? 'not-in-data' : 'cannot-tell', detail, {
    suggestions: columns,
  });
};
