import { nameWords } from '../linking/names.js';
import { stem } from '../linking/stem.js';
import type { ColumnInfo, ForeignKey, SchemaSnapshot, TableInfo } from '../schema/snapshot.js';

/** Those a question divides into who did and who did not: the rows of a table others refer to, or the values of a column. */
export interface Circle {
  readonly table: TableInfo;
  /** Tells its members apart. */
  readonly key: ColumnInfo;
  /** Rows that say what a member did. */
  readonly deeds: TableInfo;
  /** The column of the deeds that names the member. */
  readonly by: ColumnInfo;
}

/** Sheets in which every row is a trade, so that "bought" and "sold" say that there is one. */
const trades = /^(order|sell|sale|purchas|invoic|transact|basket|receipt|book|revenu|turnover)/;

const stemsOf = (name: string): readonly string[] => nameWords(name).stems;

/** What a table is called: by its name, its sheet, its key. */
const callings = ({ name, aliases = [] }: TableInfo): string[] =>
  [name, ...aliases]
    .map((calling) => stemsOf(calling))
    .filter((stems) => stems.length === 1)
    .flat();

/** What people call a member by, as against its key: the column "Name", or the Product of Products. */
export const nameIn = (table: TableInfo, key: ColumnInfo): ColumnInfo | null => {
  const texts = table.columns.filter(({ kind, name }) => kind === 'text' && name !== key.name);
  const called = texts.find(({ name }) => isCalled(table, stemsOf(name).join(' ')));
  return called ?? texts.find(({ name }) => /^(full )?(name|title)$|[ _]name$/i.test(name)) ?? null;
};

export const isCalled = (table: TableInfo, word: string): boolean => callings(table).includes(word);

export const isTrade = (table: TableInfo): boolean =>
  [...callings(table), ...table.columns.flatMap(({ name }) => stemsOf(name))].some((word) => trades.test(word));

const columnIn = ({ columns }: TableInfo, wanted: string): ColumnInfo | undefined =>
  columns.find(({ name }) => name === wanted);

const byKey = (schema: SchemaSnapshot, table: TableInfo, { from, to }: ForeignKey): Circle[] => {
  const deeds = schema.tables.find(({ name }) => name === from.table);
  const [key, by] = [columnIn(table, to.column), deeds && columnIn(deeds, from.column)];
  return deeds && key && by ? [{ table, key, deeds, by }] : [];
};

/** Circles a noun may name: each with the rows that may tell about it. */
export const circlesCalled = (schema: SchemaSnapshot, noun: string): Circle[] => {
  const [only, ...others] = schema.tables;
  if (only && others.length === 0)
    return only.columns
      .filter(({ kind, unique, name }) => kind === 'text' && !unique && stemsOf(name).join(' ') === stem(noun))
      .map((key) => ({ table: only, key, deeds: only, by: key }));
  return schema.tables
    .filter((table) => isCalled(table, noun))
    .flatMap((table) =>
      schema.foreignKeys
        .filter(({ from, to }) => to.table === table.name && from.table !== table.name)
        .flatMap((key) => byKey(schema, table, key)),
    );
};
