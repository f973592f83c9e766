import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Dataset } from '#shared/data/dataset.js';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { askAnalysis } from '#server/modules/nlq/analysis.js';
import { openSqliteSource } from '#server/modules/nlq/sources/source.js';
import { isNoRows, isNothing } from './ask-business-questions.js';
import { holds, type AnswerColumn } from './holds.js';
import { orderLineQuestions, orderLines, shopQuestions, shopTables } from './shop-questions.js';

export interface ShopOutcome {
  readonly question: string;
  readonly outcome: 'right' | 'wrong' | 'unanswered';
  readonly detail: string;
}

type Answerer = (question: string) => Promise<{ columns: readonly AnswerColumn[]; sql: string }>;

const datasetOf = ({ name, columns, rows }: (typeof shopTables)[number] | typeof orderLines): Dataset => ({
  id: '0'.repeat(64),
  name,
  source: { kind: 'range', label: `${name}!A1:F${rows + 1}` },
  rows,
  columns: columns.map(([column, type]) => ({ name: column, type, header: null, unit: { kind: 'plain' }, issues: [] })),
  bytes: 1,
  createdAt: '2026-01-01T00:00:00Z',
  warnings: [],
});

const columnsOf = (rows: readonly (readonly unknown[])[]): AnswerColumn[] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));

const openShop = async (folder: string): Promise<DuckDbSession> => {
  const sql = await DuckDbSession.open({ memoryBytes: 256e6, threads: 1, tempFolder: folder, tempBytes: 1e8 });
  for (const table of shopTables) await sql.run(`CREATE TABLE "${table.name}" AS ${table.sql}`);
  return sql;
};

/** As several sheets: the one in focus is the view data, the others stand beside it. */
const askSheets = async (sql: DuckDbSession): Promise<Answerer> => {
  const [focus, ...others] = shopTables;
  await sql.run(`CREATE VIEW data AS SELECT * FROM "${focus.name}"`);
  const further = others.map((table) => ({ name: table.name, dataset: datasetOf(table) }));
  return answering(sql, focus, further);
};

const answering =
  (
    sql: DuckDbSession,
    focus: (typeof shopTables)[number] | typeof orderLines,
    further: readonly { name: string; dataset: Dataset }[],
  ): Answerer =>
  async (question) => {
    const { result, presentation } = await askAnalysis.compute(
      { dataset: datasetOf(focus), further, sql, progress: () => undefined, now: new Date('2026-01-05') },
      askAnalysis.definition.params.parse({ question, maxRows: 5_000 }),
    );
    return { columns: columnsOf(presentation.tables[0]?.rows ?? []), sql: result.sql };
  };

/** As one sheet that holds the names themselves. */
const askLines = async (sql: DuckDbSession): Promise<Answerer> => {
  await sql.run(`CREATE TABLE data AS ${orderLines.sql}`);
  return answering(sql, orderLines, []);
};

/** As a database with no declared keys. */
const askDatabase = async (sql: DuckDbSession, folder: string): Promise<Answerer> => {
  const file = path.join(folder, 'shop.sqlite');
  const database = new Database(file);
  for (const { name, columns } of shopTables) {
    const types = columns.map(([column, type]) => `"${column}" ${type === 'date' ? 'date' : type}`);
    database.exec(`CREATE TABLE "${name}" (${types.join(', ')})`);
    const found = await sql.query(`SELECT * FROM "${name}"`);
    const insert = database.prepare(`INSERT INTO "${name}" VALUES (${columns.map(() => '?').join(', ')})`);
    for (let row = 0; row < found.rowCount; row += 1)
      insert.run(found.columns.map((column) => (column[row] instanceof Date ? String(column[row]) : column[row])));
  }
  database.close();
  const source = openSqliteSource(file);
  return async (question) => {
    const plan = source.read({ question, choices: [], after: null });
    const text = source.compile(plan.query);
    return { columns: columnsOf((await source.runner.run(text, 5_000)).rows), sql: text };
  };
};

const askOne = async (
  sql: DuckDbSession,
  answer: Answerer,
  [question, wanted]: (typeof shopQuestions)[number],
): Promise<ShopOutcome> => {
  const expected = wanted === null ? null : ((await sql.query(wanted)).columns as readonly AnswerColumn[]);
  try {
    const given = await answer(question);
    if (!expected) return { question, outcome: 'wrong', detail: `answered what the data cannot tell: ${given.sql}` };
    const right = isNothing(expected) ? isNothing(given.columns) : holds(given.columns, expected);
    return { question, outcome: right ? 'right' : 'wrong', detail: given.sql };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const right = !expected || (isNoRows(error) && isNothing(expected));
    return { question, outcome: right ? 'right' : 'unanswered', detail };
  }
};

/** Asks the keyless planner every question about the shop, over its sheets or a database, and compares the rows. */
export const askShopQuestions = async (over: 'lines' | 'sheets' | 'database'): Promise<ShopOutcome[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shop-'));
  const sql = await openShop(folder);
  const answer = await { lines: askLines, sheets: askSheets, database: askDatabase }[over](sql, folder);
  const outcomes: ShopOutcome[] = [];
  for (const asked of over === 'lines' ? orderLineQuestions : shopQuestions)
    outcomes.push(await askOne(sql, answer, asked));
  sql.close();
  rmSync(folder, { recursive: true });
  return outcomes;
};
