import type { DatasetChanges } from '#shared/contract/datasets.js';
import { quoteName, quoteText, type SqlSession } from '../../engine/sql-session.js';
import { defineTask } from '../../engine/worker/task.js';

export interface ChangesInput {
  readonly before: string;
  readonly after: string;
  /** Columns that name a row; used only where they do so in both files. */
  readonly key: readonly string[];
}

interface Sides {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly shared: readonly string[];
}

const columnsOf = async (sql: SqlSession, file: string): Promise<Map<string, string>> => {
  const { columns } = await sql.query(`DESCRIBE SELECT * FROM read_parquet(${quoteText(file)})`);
  return new Map((columns[0] ?? []).map((name, row) => [String(name), String(columns[1]?.[row])]));
};

const sidesOf = async (sql: SqlSession, { before, after }: ChangesInput): Promise<Sides> => {
  const [old, now] = [await columnsOf(sql, before), await columnsOf(sql, after)];
  return { before: old, after: now, shared: [...now.keys()].filter((name) => old.has(name)) };
};

/** A column as it is compared: by its text where the two loads gave it different types. */
const compared = ({ before, after }: Sides, name: string): string =>
  before.get(name) === after.get(name) ? quoteName(name) : `CAST(${quoteName(name)} AS VARCHAR)`;

const namesRows = async (sql: SqlSession, file: string, key: readonly string[]): Promise<boolean> => {
  const names = key.map(quoteName);
  const { columns } = await sql.query(
    `SELECT count(*), count(DISTINCT (${names.join(', ')})), ${names.map((name) => `count(${name})`).join(', ')} FROM read_parquet(${quoteText(file)})`,
  );
  return columns.every((column) => Number(column[0]) === Number(columns[0]?.[0]));
};

const side = (sides: Sides, file: string, key: readonly string[], values: readonly string[]): string => {
  const keys = key.map((name, index) => `${compared(sides, name)} AS k${index}`);
  const rest = values.map((name, index) => `${compared(sides, name)} AS v${index}`);
  return `(SELECT true AS present, ${[...keys, ...rest].join(', ')} FROM read_parquet(${quoteText(file)}))`;
};

type Counts = Pick<DatasetChanges, 'added' | 'removed' | 'changed' | 'unchanged' | 'columns'>;

const byKey = async (sql: SqlSession, input: ChangesInput, sides: Sides): Promise<Counts> => {
  const { key } = input;
  const values = sides.shared.filter((name) => !key.includes(name));
  const differs = values.map((_, index) => `a.v${index} IS DISTINCT FROM b.v${index}`);
  const both = 'a.present AND b.present';
  const counts = [
    'a.present IS NULL',
    'b.present IS NULL',
    `${both} AND (${differs.join(' OR ') || 'false'})`,
    both,
    ...differs.map((text) => `${both} AND ${text}`),
  ].map((where) => `count(*) FILTER (WHERE ${where})`);
  const on = key.map((_, index) => `a.k${index} = b.k${index}`).join(' AND ');
  const { columns } = await sql.query(
    `SELECT ${counts.join(', ')} FROM ${side(sides, input.before, key, values)} a FULL JOIN ${side(sides, input.after, key, values)} b ON ${on}`,
  );
  const [added = 0, removed = 0, changed = 0, kept = 0, ...perColumn] = columns.map((column) => Number(column[0]));
  return {
    added,
    removed,
    changed,
    unchanged: kept - changed,
    columns: values
      .map((name, index) => ({ name, rows: perColumn[index] ?? 0 }))
      .filter(({ rows }) => rows > 0)
      .sort((a, b) => b.rows - a.rows),
  };
};

/** Whole rows, each as often as it occurs. */
const byRow = async (sql: SqlSession, { before, after }: ChangesInput, sides: Sides): Promise<Counts> => {
  const rows = (file: string, sign: number) =>
    `SELECT ${sign} AS n${sides.shared.map((name, index) => `, ${compared(sides, name)} AS v${index}`).join('')} FROM read_parquet(${quoteText(file)})`;
  const values = sides.shared.map((_, index) => `v${index}`).join(', ') || 'n';
  const { columns } = await sql.query(
    `SELECT sum(greatest(balance, 0)), sum(greatest(-balance, 0)), (SELECT count(*) FROM read_parquet(${quoteText(after)}))
     FROM (SELECT sum(n) AS balance FROM (${rows(after, 1)} UNION ALL ${rows(before, -1)}) GROUP BY ${values})`,
  );
  const [added = 0, removed = 0, total = 0] = columns.map((column) => Number(column[0] ?? 0));
  return { added, removed, changed: null, unchanged: total - added, columns: [] };
};

/** Compares two loads of a table: by its key where that names every row of both, else by whole rows. */
export const changesTask = defineTask<ChangesInput, DatasetChanges>({
  name: 'changes',
  async run(input, context) {
    const sql = await context.session();
    const sides = await sidesOf(sql, input);
    const known = input.key.length > 0 && input.key.every((name) => sides.shared.includes(name));
    const keyed =
      known && (await namesRows(sql, input.before, input.key)) && (await namesRows(sql, input.after, input.key));
    return {
      ...(await (keyed ? byKey : byRow)(sql, input, sides)),
      columnsAdded: [...sides.after.keys()].filter((name) => !sides.before.has(name)),
      columnsRemoved: [...sides.before.keys()].filter((name) => !sides.after.has(name)),
    };
  },
});
