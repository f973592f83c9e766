import { abbreviations } from './abbreviations.js';
import { stem } from './stem.js';

const tails =
  /^(.{2,}?)(names?|ids?|dates?|times?|codes?|types?|years?|location|number|desc|fee|title|count|price|size|status|level|occupancy|order|votes?|address|city|country|state|phone|email)$/;

/** Words that only say how a column is measured. */
export const units: ReadonlySet<string> = new Set([
  'in',
  'of',
  'the',
  'usd',
  'dollars',
  'dollar',
  'millions',
  'million',
  'billions',
  'billion',
  'thousands',
  'percent',
  'percentage',
  'km',
  'kg',
  'cm',
  'mm',
  'lb',
  'lbs',
  'feet',
  'ft',
  'meters',
  'meter',
  'metres',
  'mib',
  'mb',
  'gb',
  'mhz',
  'ghz',
  'm',
  'ha',
  'sqft',
  'euro',
  'eur',
  'per',
  'by',
  'to',
  'and',
  'a',
  'at',
]);

const rawParts = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-zA-Z])(\d+)/g, '$1 $2')
    .toLowerCase()
    .replace(/\b([flm]) name\b/g, '$1name')
    .split(/[^\p{L}\p{N}%#]+/u)
    .filter(Boolean);

const expand = (part: string): string[] => {
  if (Object.hasOwn(abbreviations, part)) return (abbreviations[part] ?? '').split(' ').filter(Boolean);
  if (part === '#') return ['number'];
  if (part === '%') return ['percent'];
  return [part];
};

/** "clubname" beside a table "club", or "custid": one run of letters that holds two words. */
const unglue = (part: string, known: ReadonlySet<string>): string[] => {
  if (part.length < 3 || known.has(stem(part))) return [part];
  if (Object.hasOwn(abbreviations, part)) return [part];
  const [, lone] = /^[a-z](name|id)$/.exec(part) ?? [];
  if (lone) return [lone];
  const [, head, tail] = tails.exec(part) ?? [];
  if (!head || !tail) return [part];
  const whole = head.length >= 3 || Object.hasOwn(abbreviations, head) || known.has(head);
  const word = new Set([
    'candidate',
    'estate',
    'mandate',
    'update',
    'rename',
    'surname',
    'nickname',
    'username',
    'sometime',
    'lifetime',
    'airtime',
    'overtime',
    'runtime',
    'capacity',
    'velocity',
    'discount',
    'account',
    'border',
    'recorder',
    'prototype',
    'postcode',
    'zipcode',
    'barcode',
    'coffee',
    'subtitle',
    'ethnicity',
    'publicity',
    'elasticity',
    'telephone',
    'headphone',
    'filename',
    'interstate',
    'county',
    'reorder',
    'estimate',
    'playtime',
  ]).has(part);
  return whole && !word ? [head, tail] : [part];
};

export interface NameWords {
  /** Stems of all words of the name. */
  readonly stems: readonly string[];
  /** The same without units and small words: "budget in billions" -> budget. */
  readonly core: readonly string[];
}

/** Splits a table or column name into word stems: camelCase, snake_case, abbreviations, glued words. */
export const nameWords = (name: string, known: ReadonlySet<string> = new Set()): NameWords => {
  const words = rawParts(name)
    .flatMap((part) => unglue(part, known))
    .flatMap(expand);
  const stems = words.map(stem);
  const core = words.filter((word, index) => index === 0 || !units.has(word)).map(stem);
  return { stems, core: core.length > 0 ? core : stems };
};

/** A name as a person would say it: "Unit_Price" -> "unit price". */
export const spoken = (name: string): string => rawParts(name).join(' ');
