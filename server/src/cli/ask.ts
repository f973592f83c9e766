import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { AppError } from '#shared/errors/app-error.js';
import { DuckDbSession } from '../engine/duckdb/session.js';
import { quoteName, quoteText } from '../engine/sql-session.js';
import { stageCsv } from '../modules/datasets/files/csv/stage-csv.js';
import { nameColumns } from '../modules/datasets/ingest/column-names.js';
import { ingestFile } from '../modules/datasets/ingest/index.js';
import { askFile } from '../modules/nlq/batch.js';
import { askInTurn } from '../modules/nlq/converse.js';
import type { AskedQuestion } from '../modules/nlq/read.js';
import { openSqliteSource, openTableSource, openTextSource, type AskSource } from '../modules/nlq/sources/source.js';
import { askTables } from './ask-tables.js';
import { printJson } from './output.js';

/** Small delimited tables are answered from their cells as they were written; larger ones get types first. */
const TEXT_ROWS = 200;

const limitsIn = (folder: string) => ({
  memoryBytes: 2e9,
  threads: 2,
  tempFolder: path.join(folder, 'spill'),
  tempBytes: 2e10,
});

const openCsv = async (sql: DuckDbSession, file: string, folder: string): Promise<AskSource | null> => {
  const { staging } = await stageCsv(sql, { path: file, clean: path.join(folder, 'clean.csv') }, {});
  const names = nameColumns(staging.columns.map(({ header }) => header)).map(({ name }) => name);
  const cells = names.map((name, index) => `c${index} AS ${quoteName(name)}`).join(', ');
  const { columns } = await sql.query(`SELECT count(*) FROM ${staging.relation}`);
  const rows = Number(columns[0]?.[0]);
  if (rows > TEXT_ROWS) return null;
  await sql.run(`CREATE TABLE data AS SELECT ${cells} FROM ${staging.relation}`);
  return openTextSource(sql, names, rows);
};

const openTyped = async (sql: DuckDbSession, file: string, folder: string): Promise<AskSource> => {
  const parquetPath = path.join(folder, 'data.parquet');
  const table = await ingestFile(sql, file, path.basename(file), {}, { parquetPath });
  const names = table.columns.map(({ name }) => quoteName(name)).join(', ');
  await sql.run(`CREATE VIEW data AS SELECT ${names} FROM read_parquet(${quoteText(parquetPath)})`);
  return openTableSource(sql, table.columns, table.rows);
};

const withSource = async (file: string, work: (source: AskSource) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'datavision-ask-'));
  try {
    if (/\.(sqlite3?|db)$/i.test(file)) return await work(openSqliteSource(file));
    const sql = await DuckDbSession.open(limitsIn(folder));
    const text = /\.(csv|tsv|txt)$/i.test(file) ? await openCsv(sql, path.resolve(file), folder) : null;
    await work(text ?? (await openTyped(sql, path.resolve(file), folder)));
    sql.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Told apart by scripts: 0 answered, 2 refused, 3 asked back. */
const exitCodes = { refused: 2, askedBack: 3 } as const;

interface AskOptions {
  readonly in?: string;
  readonly out?: string;
  readonly after?: string;
  readonly choice: readonly number[];
  readonly table: readonly string[];
}

const answerSchema = z.object({ question: z.string(), plan: z.record(z.string(), z.unknown()) });

/** @throws AppError `unreadable-file` for what is no answer of `dv ask` */
const answerIn = async (file: string): Promise<AskedQuestion['after']> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  const parsed = answerSchema.safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  throw new AppError(
    'unreadable-file',
    `${file} is no answer of dv ask. Save one with: dv ask SOURCE QUESTION > ${file}`,
  );
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const askedWith = async (question: string, { after }: AskOptions): Promise<AskedQuestion> => ({
  question,
  choices: [],
  after: after === undefined ? null : await answerIn(after),
});

interface Told {
  readonly abstain: boolean;
  readonly choices: readonly { readonly label: string }[];
}

/** Prints an answer and ends with what became of the question. */
const tell = ({ choices, ...result }: Told): void => {
  printJson({ ...result, choices: choices.map(({ label }, index) => ({ choice: index + 1, label })) });
  if (choices.length > 0) process.exitCode = exitCodes.askedBack;
  else if (result.abstain) process.exitCode = exitCodes.refused;
};

const askOver = async (connection: string, question: string | undefined, options: AskOptions): Promise<Told> => {
  if (!question)
    throw new AppError('invalid-input', 'Tables of a connection are asked one question at a time. Give it.');
  const { table: tables, choice: picks } = options;
  return askTables({ connection, tables, asked: await askedWith(question, options), picks });
};

const numbered = (text: string, before: readonly number[]): number[] => {
  if (!/^[1-9]\d{0,2}$/.test(text))
    throw new AppError('invalid-input', `--choice takes a number from the list, not ${text}.`);
  return [...before, Number(text)];
};

export const addAsk = (program: Command): void => {
  program
    .command('ask <source> [question]')
    .description(
      'A question in English over a file, .sqlite database or tables of a connection; or many: lines {id, question} in, answers out',
    )
    .option(
      '--table <table>',
      'a table of the connection SOURCE names, as "orders" or "archive.orders", which the source is asked about; again for the next',
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option('--in <file>', 'NDJSON with questions')
    .option('--out <file>', 'NDJSON with answers')
    .option('--after <file>', 'an answer of this command, saved as it was printed, which the question goes on from')
    .option(
      '--choice <number>',
      'which of the choices is meant where the question is asked back; again for the next',
      numbered,
      [],
    )
    .addHelpText(
      'after',
      '\nEnds with 0 when answered, 2 when refused, 3 when asked back: "choices" lists what --choice takes.',
    )
    .action(async (source: string, question: string | undefined, options: AskOptions) => {
      if (!question && !(options.in && options.out)) {
        throw new AppError('invalid-input', 'Give a question, or files with --in and --out.');
      }
      if (options.table.length > 0) return tell(await askOver(source, question, options));
      await withSource(source, async (opened) => {
        if (question) tell(await askInTurn(opened, await askedWith(question, options), options.choice));
        else await askFile(opened, options.in ?? '', options.out ?? '');
      });
    });
};
