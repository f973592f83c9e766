import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#shared/errors/app-error.js';
import { DuckDbSession } from '../engine/duckdb/session.js';
import { quoteName, quoteText } from '../engine/sql-session.js';
import { stageCsv } from '../modules/datasets/files/csv/stage-csv.js';
import { nameColumns } from '../modules/datasets/ingest/column-names.js';
import { ingestFile } from '../modules/datasets/ingest/index.js';
import { askFile, askLine } from '../modules/nlq/batch.js';
import { openSqliteSource, openTableSource, openTextSource, type AskSource } from '../modules/nlq/sources/source.js';
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

interface AskOptions {
  readonly in?: string;
  readonly out?: string;
}

export const addAsk = (program: Command): void => {
  program
    .command('ask <source> [question]')
    .description('A question in English over a file or .sqlite database; or many: lines {id, question} in, answers out')
    .option('--in <file>', 'NDJSON with questions')
    .option('--out <file>', 'NDJSON with answers')
    .action(async (source: string, question: string | undefined, options: AskOptions) => {
      if (!question && !(options.in && options.out)) {
        throw new AppError('invalid-input', 'Give a question, or files with --in and --out.');
      }
      await withSource(source, async (opened) => {
        if (question) printJson(await askLine(opened, { id: 1, question }));
        else await askFile(opened, options.in ?? '', options.out ?? '');
      });
    });
};
