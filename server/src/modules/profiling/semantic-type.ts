import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import type { semanticTypes } from '#shared/analyses/profile.js';
import { isNumeric } from './moments.js';
import type { ValueCounts } from './value-counts.js';

export type SemanticType = (typeof semanticTypes)[number];

/** Words of a column name: "customerId", "customer_id" and "Customer ID" are all ["customer", "id"]. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}#]+/u)
    .filter(Boolean);

const keyWords = new Set([
  'id',
  'key',
  'uuid',
  'guid',
  'sku',
  'isbn',
  'ean',
  'iban',
  'nr',
  'no',
  '#',
  'number',
  'code',
  'index',
]);
const groupWords = new Set([
  ...['class', 'pclass', 'category', 'type', 'level', 'grade', 'status', 'group', 'cluster', 'segment', 'rank', 'tier'],
  ...['year', 'month', 'quarter', 'week', 'weekday', 'day', 'hour', 'zone', 'region', 'district', 'store', 'version'],
]);
const flagPairs = [
  ['yes', 'no'],
  ['y', 'n'],
  ['true', 'false'],
  ['t', 'f'],
  ['on', 'off'],
  ['ja', 'nein'],
  ['1', '0'],
];

const has = (words: readonly string[], wanted: ReadonlySet<string>): boolean => words.some((word) => wanted.has(word));

/** Whether the name says that the values are identifiers: its last word is ID, key, code, number … */
export const isKeyName = (name: string): boolean => keyWords.has(wordsOf(name).at(-1) ?? '');

const within = ({ min, max }: ValueCounts, from: number, to: number): boolean =>
  Number(min) >= from && Number(max) <= to;

const geographic = (words: readonly string[], facts: ValueCounts): SemanticType | null => {
  if (has(words, new Set(['lat', 'latitude'])) && within(facts, -90, 90)) return 'latitude';
  return has(words, new Set(['lon', 'lng', 'long', 'longitude'])) && within(facts, -180, 180) ? 'longitude' : null;
};

const postal = new Set(['zip', 'zipcode', 'postal', 'postcode', 'plz']);
const phone = new Set(['phone', 'telephone', 'tel', 'mobile', 'fax', 'telefon']);

const textPatterns: [SemanticType, RegExp][] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/],
  ['url', /^(?:https?:\/\/|www\.)\S+$/i],
  ['phone', /^(?=(?:\D*\d){7,15}\D*$)(?:\+|00|\()[\d\s().\-/]+$|^\d{3}[-. ]\d{3}[-. ]\d{4}$/],
];

const MOST = 0.9;
const SAMPLES = 200;
const shareOf = (values: readonly Cell[], pattern: RegExp): number =>
  values.filter((value) => pattern.test(String(value).trim())).length / Math.max(1, values.length);

const isFlag = ({ distinct, top }: ValueCounts): boolean => {
  if (distinct !== 2) return false;
  const pair = top.map(({ value }) => String(value).trim().toLowerCase());
  return flagPairs.some((flags) => flags.every((flag) => pair.includes(flag)));
};

const FEW = 50;
const REPEATS = 3;

const isCategory = (distinct: number, values: number): boolean =>
  distinct <= FEW ? values / distinct >= 2 || distinct <= 3 : values / distinct >= REPEATS && distinct <= values * 0.2;

const textType = (words: readonly string[], counts: ValueCounts): SemanticType => {
  const { values } = counts;
  const samples = counts.top.slice(0, SAMPLES).map(({ value }) => value);
  const shaped = textPatterns.find(([, pattern]) => shareOf(samples, pattern) >= MOST);
  if (shaped) return shaped[0];
  if (has(words, postal)) return 'postal-code';
  if (has(words, phone)) return 'phone';
  if (has(words, new Set(['country', 'land', 'nation']))) return 'country';
  const spaced = shareOf(samples, /\s\S+\s/);
  if (counts.distinct === values && values > 1 && spaced < 0.2 && shareOf(samples, /^\S{1,64}$/) >= MOST) return 'key';
  if (keyWords.has(words.at(-1) ?? '') && spaced < 0.2 && counts.distinct >= values * 0.5) return 'key';
  return isCategory(counts.distinct, values) ? 'category' : 'free-text';
};

const numberType = (column: Column, words: readonly string[], { distinct, values }: ValueCounts): SemanticType => {
  if (has(words, postal)) return 'postal-code';
  if (has(words, phone)) return 'phone';
  if (column.type === 'integer' && keyWords.has(words.at(-1) ?? '')) return 'key';
  if (column.type === 'integer' && has(words, groupWords) && isCategory(distinct, values)) return 'category';
  return 'measure';
};

/** What a column means, by its name, its type and its values. */
export const semanticTypeOf = (column: Column, counts: ValueCounts): SemanticType => {
  const words = wordsOf(column.name);
  if (counts.distinct === 1 && counts.values > 1) return 'constant';
  if (column.type === 'date' || column.type === 'datetime' || column.type === 'time') return 'date';
  if (column.type === 'boolean' || isFlag(counts)) return 'flag';
  if (!isNumeric(column)) return textType(words, counts);
  return geographic(words, counts) ?? numberType(column, words, counts);
};
