// Accuracy of the keyless planner: node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/ask.ts spider FOLDER [every]
// FOLDER holds questions.ndjson and database/*.sqlite (Spider's form), or, with `wtq`, dev.ndjson and dev_tables.json.gz.
// No rule is fitted to a database: databases are split in two halves by name, and only the first was read while developing.
import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Cell } from '#shared/data/cell.js';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { askLine, openSqliteSource, openTextSource, type AskSource } from '#server/modules/nlq/index.js';
import { isRight } from './ask-score.js';
import { cellRows } from './ask-tables.js';

interface Outcome {
  readonly right: boolean;
  readonly answered: boolean;
  readonly confidence: number;
  readonly ms: number;
}

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const report = (name: string, outcomes: readonly Outcome[]): void => {
  const answered = outcomes.filter((each) => each.answered).length;
  const right = outcomes.filter((each) => each.right).length;
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  process.stdout.write(
    `${name.padEnd(34)} n ${String(outcomes.length).padStart(5)}  right ${percent(right, outcomes.length)}  answered ${percent(answered, outcomes.length)}  precision ${percent(right, answered)}  p95 ${p95.toFixed(1)} ms\n`,
  );
};

interface SpiderQuestion {
  readonly id: string;
  readonly db: string;
  readonly question: string;
  readonly question_syn: string;
  readonly sql: string;
  readonly result: Cell[][];
  readonly result_rows?: number;
}

const isSingle = ({ sql }: SpiderQuestion): boolean =>
  !/ join /i.test(sql) && (sql.match(/\bselect\b/gi) ?? []).length === 1;

const askSpider = async (source: AskSource, question: SpiderQuestion, text: string): Promise<Outcome> => {
  const answer = await askLine(source, { id: question.id, question: text });
  const right = !answer.abstain && isRight(question, answer.rows);
  return { right, answered: !answer.abstain, confidence: answer.confidence, ms: answer.ms };
};

const spider = async (folder: string, every: number): Promise<void> => {
  const questions = lines<SpiderQuestion>(join(folder, 'questions.ndjson')).filter((_, index) => index % every === 0);
  const databases = [...new Set(questions.map(({ db }) => db))].sort();
  const results = new Map<string, Outcome[]>();
  const note = (name: string, outcome: Outcome): void =>
    void results.set(name, [...(results.get(name) ?? []), outcome]);
  for (const [index, db] of databases.entries()) {
    const source = openSqliteSource(join(folder, 'database', `${db}.sqlite`));
    const half = index % 2 === 0 ? 'developed on' : 'held out';
    for (const question of questions.filter((each) => each.db === db)) {
      const plain = await askSpider(source, question, question.question);
      for (const name of ['all', half, isSingle(question) ? 'single table' : 'several tables']) note(name, plain);
      if (isSingle(question)) note(`single table, ${half}`, plain);
      const paraphrase = await askSpider(source, question, question.question_syn);
      for (const name of ['paraphrased', `paraphrased, ${half}`]) note(name, paraphrase);
    }
    source.close();
  }
  for (const name of [...results.keys()].sort()) report(name, results.get(name) ?? []);
};

interface TableQuestion {
  readonly id: string;
  readonly question: string;
  readonly table: string;
  readonly answer: string[];
}

const plainCell = (value: Cell | string): string => {
  const text = String(value ?? '')
    .trim()
    .toLowerCase();
  const number = Number(text.replace(/,/g, ''));
  return text === '' || Number.isNaN(number) ? text : String(number);
};

const sameList = (expected: readonly string[], rows: readonly (readonly Cell[])[]): boolean =>
  JSON.stringify(expected.map(plainCell).sort()) === JSON.stringify(rows.flat().map(plainCell).sort());

const loadTable = async (sql: DuckDbSession, text: string): Promise<AskSource> => {
  const { header, rows } = cellRows(text);
  await sql.createTable(
    'data',
    header.map((name, at) => ({ name, type: 'VARCHAR', values: rows.map((row) => row[at]?.trim() || null) })),
  );
  return openTextSource(sql, header, rows.length);
};

const tables = async (folder: string, every: number): Promise<void> => {
  const questions = lines<TableQuestion>(join(folder, 'dev.ndjson'));
  const texts = JSON.parse(gunzipSync(readFileSync(join(folder, 'dev_tables.json.gz'))).toString()) as Record<
    string,
    string
  >;
  const scratch = mkdtempSync(join(tmpdir(), 'ask-benchmark-'));
  const outcomes: Outcome[] = [];
  for (const name of Object.keys(texts)
    .sort()
    .filter((_, index) => index % every === 0)) {
    const sql = await DuckDbSession.open({ memoryBytes: 256e6, threads: 1, tempFolder: scratch, tempBytes: 1e8 });
    const source = await loadTable(sql, texts[name] ?? '');
    for (const { id, question, answer } of questions.filter(({ table }) => table === name)) {
      const given = await askLine(source, { id, question });
      outcomes.push({
        right: !given.abstain && sameList(answer, given.rows),
        answered: !given.abstain,
        confidence: given.confidence,
        ms: given.ms,
      });
    }
    sql.close();
  }
  rmSync(scratch, { recursive: true });
  report('messy tables', outcomes);
};

const [kind, folder, every] = process.argv.slice(2);
if (!folder || (kind !== 'spider' && kind !== 'wtq')) {
  process.stderr.write('Usage: ask.ts spider|wtq FOLDER [every nth]\n');
  process.exitCode = 2;
} else await (kind === 'spider' ? spider : tables)(folder, Number(every ?? 1));
