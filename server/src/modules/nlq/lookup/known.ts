import type { Token } from '../linking/tokens.js';
import { allOf, emptyQuery, type Condition, type Expression, type Query } from '../plan.js';
import type { ColumnInfo, TableInfo } from '../schema/snapshot.js';
import { columnAbout, keyColumn, type Named } from './columns.js';
import { holdsNumbers } from './amounts.js';
import { type Fixed } from './conditions.js';
import type { Asked } from './question.js';

/** What is known of a question before its operation is chosen. */
export interface Known {
  readonly table: TableInfo;
  /** In lower case. */
  readonly question: string;
  readonly tokens: readonly Token[];
  readonly asked: Asked;
  readonly names: readonly Named[];
  /** Runs of words found in cells. */
  readonly fixed: readonly Fixed[];
  readonly where: readonly Condition[];
  /** Numbers are compared: "after 2008" is no place in the table. */
  readonly compares: boolean;
  /** A date is named. */
  readonly dated: boolean;
  /** Columns that already have a condition. */
  readonly used: ReadonlySet<string>;
}

export const row: Expression = { kind: 'row' };
export const countAll: Expression = { kind: 'aggregate', name: 'count', of: null, distinct: false };

export const select = (
  known: Known,
  value: Expression,
  where: readonly Condition[],
  rest: Partial<Query> = {},
): Query => ({
  ...emptyQuery(known.table.name),
  select: [{ value, as: null }],
  where: allOf(where),
  ...rest,
});

/** The one row that comes first. */
export const firstBy = (by: Expression, descending: boolean): Partial<Query> => ({
  orderBy: [{ by, descending }],
  limit: 1,
});

const asksFor = /^(which|what|whose|name|list|tell)$/;

/** The column named right behind "which" or "what". */
export const askedNoun = ({ names, used, tokens }: Known): Named | undefined => {
  const head = tokens.findIndex(({ lower }) => asksFor.test(lower));
  if (head < 0) return undefined;
  const next = tokens.findIndex(({ lower }, at) => at > head && !/^(is|are|was|were|the|of|other|me|all)$/.test(lower));
  if (next < 0) return undefined;
  return names.find(
    ({ start, end, score, column }) =>
      start > head && start <= next && end > next && score > 0.6 && !used.has(column.name),
  );
};

const named = (known: Known): Named | undefined => {
  const { names, used, tokens } = known;
  const head = tokens.findIndex(({ lower }) => asksFor.test(lower));
  const stop = tokens.findIndex(
    ({ lower }, at) => at > head + 1 && /^(of|in|for|by|with|that|had|has|have|did|does)$/.test(lower),
  );
  if (head < 0) return undefined;
  return (
    askedNoun(known) ??
    names.find(
      ({ start, column }) => start > head && start <= head + 5 && (stop < 0 || start < stop) && !used.has(column.name),
    )
  );
};

const byQuestionWord = ({ question, table, used }: Known): ColumnInfo | undefined => {
  const about = /\bwho(se|m)?\b/.test(question)
    ? 'who'
    : /\bwhen\b|\b(what|which) (year|date|season)\b/.test(question)
      ? 'when'
      : /\bwhere\b/.test(question)
        ? 'where'
        : (/^how (long|old|tall|high|far|big|large|fast|heavy)\b/.exec(question)?.[0] ?? null);
  if (about?.startsWith('how')) return columnAbout(table, about, used);
  return about === null ? undefined : (columnAbout(table, about, used) ?? keyColumn(table, used));
};

/** The column the answer is taken from. */
export const targetOf = (known: Known): ColumnInfo | undefined => {
  const { names, used, table, tokens } = known;
  const behind = named(known);
  if (behind && behind.score >= 0.35) return behind.column;
  const about = byQuestionWord(known);
  if (about) return about;
  const free = names.find(({ column, score }) => !used.has(column.name) && score > 0.6);
  const asks = tokens.some(({ lower }) => asksFor.test(lower));
  return behind?.column ?? (asks || !free ? (keyColumn(table, used) ?? free?.column) : free.column);
};

/** The named column that holds numbers. */
export const measureOf = ({ names, used }: Known, without?: ColumnInfo): ColumnInfo | undefined => {
  const fits = names.flatMap(({ all }) =>
    all
      .filter(
        ({ column, score }) => score > 0.3 && holdsNumbers(column) && column !== without && !used.has(column.name),
      )
      .slice(0, 1),
  );
  return fits.sort((a, b) => b.score - a.score)[0]?.column;
};

/** The column the first of the cells named stands in. */
export const ownColumn = ({ table, fixed }: Known): ColumnInfo | undefined =>
  table.columns.find(({ name }) => name === fixed[0]?.match.column);

export const isRankName = (name: string): boolean =>
  /^(rank|pos\.?|position|place|pl\.?|#|finish)\b|\b(rank|place|position)$/i.test(name.trim());

export const isOrdinalName = (name: string): boolean =>
  /^(rank|#|no\.?|year|date|season|pos\.?|position|game|round|week|day|edition|draw|tie no|pick|grid|member|series)$/i.test(
    name.trim(),
  );
