import type { Candidate, Mention } from '../linking/mentions.js';
import { nameWords } from '../linking/names.js';
import { labelColumn } from './labels.js';
import type { ValueMatch } from '../linking/values.js';
import { flagOf } from '../schema/flags.js';
import { columnOf, isNumeric, isTemporal, type ColumnInfo, type SchemaSnapshot } from '../schema/snapshot.js';

/** What a mention is for: it decides which kinds of columns fit. */
export type Role =
  | {
      readonly is:
        | 'shown'
        | 'counted'
        | 'countedDistinct'
        | 'relation'
        | 'group'
        | 'order'
        | 'superlative'
        | 'common'
        | 'context'
        | 'text'
        | 'period';
    }
  | { readonly is: 'measure'; readonly extreme: boolean }
  | { readonly is: 'number'; readonly counted: boolean; readonly year: boolean }
  | { readonly is: 'value'; readonly matches: readonly ValueMatch[]; readonly named: boolean };

interface Fit {
  readonly table: number;
  readonly measure: number;
  readonly time: number;
  readonly key: number;
  readonly text: number;
}

const fits: Readonly<Record<string, Fit>> = {
  shown: { table: 0.93, measure: 1, time: 1, key: 1, text: 1 },
  counted: { table: 1, measure: 0.8, time: 0.8, key: 0.78, text: 0.82 },
  countedDistinct: { table: 0.85, measure: 0.95, time: 1, key: 0.95, text: 1 },
  relation: { table: 1, measure: 0.5, time: 0.55, key: 0.6, text: 0.6 },
  group: { table: 0.97, measure: 0.9, time: 1, key: 1, text: 1 },
  order: { table: 0.6, measure: 1, time: 1, key: 0.9, text: 0.98 },
  superlative: { table: 0.92, measure: 1, time: 1, key: 0.6, text: 0.6 },
  common: { table: 0.9, measure: 0.9, time: 1, key: 0.9, text: 1 },
  context: { table: 1, measure: 0.9, time: 0.9, key: 0.9, text: 0.9 },
  text: { table: 0.2, measure: 0.3, time: 0.9, key: 0.5, text: 1 },
};

const measureFit: Fit = { table: 0.35, measure: 1, time: 0.25, key: 0.5, text: 0.3 };
const extremeFit: Fit = { table: 0.3, measure: 1, time: 1, key: 0.6, text: 0.5 };
const numberFit: Fit = { table: 0.2, measure: 1, time: 0.7, key: 0.75, text: 0.85 };
const yearFit: Fit = { table: 0.2, measure: 1, time: 1, key: 0.5, text: 0.75 };
const countedNumberFit: Fit = { table: 0.97, measure: 1, time: 0.3, key: 0.3, text: 0.5 };

const fitOf = (role: Role): Fit => {
  if (role.is === 'measure') return role.extreme ? extremeFit : measureFit;
  if (role.is === 'number') return role.counted ? countedNumberFit : role.year ? yearFit : numberFit;
  return fits[role.is] ?? { table: 1, measure: 1, time: 1, key: 1, text: 1 };
};

const isKey = (schema: SchemaSnapshot, column: ColumnInfo): boolean =>
  column.primary ||
  schema.foreignKeys.some(({ from }) => from.table === column.table && from.column === column.name) ||
  /(^|_|[a-z])(id|Id|ID)$/.test(column.name);

/** "party" for the party's number in another table: people name the row it refers to instead. */
const isReference = (schema: SchemaSnapshot, { table, name }: ColumnInfo): boolean =>
  !isIdName(name) &&
  schema.foreignKeys.some(({ from, to }) => {
    if (from.table !== table || from.column !== name) return false;
    const target = schema.tables.find((other) => other.name === to.table);
    const key = target && columnOf(schema, to.table, to.column);
    return key !== undefined && (key.kind !== 'text' || isIdName(key.name)) && labelColumn(target) !== to.column;
  });

const isIdName = (name: string): boolean => /(id|code|number|no)$/i.test(name);

const factor = (schema: SchemaSnapshot, fit: Fit, { table, column }: Candidate): number => {
  const info = column === null ? undefined : columnOf(schema, table, column);
  if (!info) return fit.table;
  if (isReference(schema, info)) return Math.min(fit.key, 0.62);
  if (isKey(schema, info)) return fit.key;
  if (isNumeric(info)) return fit.measure;
  return isTemporal(info) ? fit.time : fit.text;
};

const best = (candidates: readonly Candidate[]): Candidate[] => {
  const byKey = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.table}\u0000${candidate.column ?? ''}`;
    if ((byKey.get(key)?.score ?? 0) < candidate.score) byKey.set(key, candidate);
  }
  return [...byKey.values()].sort((a, b) => b.score - a.score);
};

const valueCandidates = (
  schema: SchemaSnapshot,
  mention: Mention | null,
  role: Extract<Role, { is: 'value' }>,
): Candidate[] => {
  const loose = role.matches.map(({ table, column, score }) => ({ table, column, score: 0.62 * score }));
  if (!mention) return loose;
  const held = mention.candidates.flatMap(({ table, column, score }) =>
    role.matches
      .filter((match) => match.table === table && (column === null || match.column === column))
      .map((match) => ({
        table,
        column: match.column,
        score: (column === null ? 0.75 : 1) * score * match.score + 0.15,
      })),
  );
  const unheld = mention.candidates.flatMap((candidate) =>
    candidate.column === null
      ? []
      : [{ ...candidate, score: candidate.score * 0.45 * factor(schema, fits['text'] ?? numberFit, candidate) }],
  );
  return [...held, ...loose, ...unheld];
};

/** Date columns for a period, named or not. */
const dateCandidates = (schema: SchemaSnapshot, mention: Mention | null): Candidate[] =>
  schema.tables.flatMap(({ columns }) =>
    columns.filter(isTemporal).map(({ table, name }) => ({
      table,
      column: name,
      score: Math.max(
        0.7,
        mention?.candidates.find((other) => other.table === table && other.column === name)?.score ?? 0,
      ),
    })),
  );

/** "Num_of_Audience", "no_of_customers": a column that counts already. */
const isCount = ({ column, score }: Candidate): boolean => {
  if (column === null || score < 0.5) return false;
  const { core } = nameWords(column);
  return core.length > 1 && (core[0] === 'number' || core[0] === 'count');
};

/** A column that says yes or no of a row states by itself: "passengers who survived". */
export const isFlag = (schema: SchemaSnapshot, { table, column }: Pick<Candidate, 'table' | 'column'>): boolean => {
  const info = column === null ? undefined : columnOf(schema, table, column);
  return info !== undefined && flagOf(info) !== null;
};

/** The columns and tables a mention may stand for in its role, best first. */
export const candidatesFor = (schema: SchemaSnapshot, mention: Mention | null, role: Role): Candidate[] => {
  if (role.is === 'period') return best(dateCandidates(schema, mention)).slice(0, 10);
  if (role.is === 'value') return best(valueCandidates(schema, mention, role)).slice(0, 10);
  const fit = fitOf(role);
  const counts = role.is === 'counted';
  const states = role.is === 'relation';
  const all = (mention?.candidates ?? []).map((candidate) => {
    const { score } = candidate;
    if (counts && isCount(candidate)) return { ...candidate, score: Math.max(0.98, score) };
    return { ...candidate, score: score * (states && isFlag(schema, candidate) ? 1 : factor(schema, fit, candidate)) };
  });
  return best(all).slice(0, 10);
};
