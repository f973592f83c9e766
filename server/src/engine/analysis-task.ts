import { AppError } from '#shared/errors/app-error.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { AnalysisOutcome, FurtherTable } from './analysis.js';
import { analyses } from './registry.js';
import type { DuckDbSession } from './duckdb/session.js';
import { quoteName, quoteText } from './sql-session.js';
import { defineTask } from './worker/task.js';

/** A dataset and where its Parquet file lies. */
interface StoredTable extends FurtherTable {
  readonly file: string;
}

export interface AnalysisTaskInput {
  readonly analysis: string;
  readonly dataset: Dataset;
  /** Where the dataset's Parquet file lies. */
  readonly file: string;
  readonly further?: readonly StoredTable[];
  readonly params: unknown;
  readonly now: Date;
}

/** Tables up to this many rows are held in memory: reading Parquet afresh costs more than any query over them. */
const ROWS_IN_MEMORY = 250_000;

const show = async (sql: DuckDbSession, { name, dataset, file }: StoredTable): Promise<void> => {
  const columns = dataset.columns.map((column) => quoteName(column.name)).join(', ');
  const kind = dataset.rows <= ROWS_IN_MEMORY ? 'TABLE' : 'VIEW';
  await sql.run(`CREATE ${kind} ${quoteName(name)} AS SELECT ${columns} FROM read_parquet(${quoteText(file)})`);
};

/** Runs one analysis over its datasets, in a session that can reach nothing but them. */
export const analysisTask = defineTask<AnalysisTaskInput, AnalysisOutcome<unknown>>({
  name: 'analysis',
  async run({ analysis: id, dataset, file, further = [], params, now }, context) {
    const analysis = analyses.find(({ definition }) => definition.id === id);
    if (!analysis) throw new AppError('not-found', `There is no analysis named ${id}.`);
    const sql = await context.session();
    const tables = [{ name: 'data', dataset, file }, ...further];
    for (const table of tables) await show(sql, table);
    await sql.repeatable();
    await sql.lock(tables.map((table) => table.file));
    const parsed = analysis.definition.params.parse(params);
    return analysis.compute({ dataset, further, sql, now, progress: context.progress }, parsed);
  },
});
