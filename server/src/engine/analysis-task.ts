import { AppError } from '#shared/errors/app-error.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { AnalysisOutcome } from './analysis.js';
import { analyses } from './registry.js';
import { quoteName, quoteText } from './sql-session.js';
import { defineTask } from './worker/task.js';

export interface AnalysisTaskInput {
  readonly analysis: string;
  readonly dataset: Dataset;
  /** Where the dataset's Parquet file lies. */
  readonly file: string;
  readonly params: unknown;
  readonly now: Date;
}

/** Tables up to this many rows are held in memory: reading Parquet afresh costs more than any query over them. */
const ROWS_IN_MEMORY = 250_000;

/** Runs one analysis over one dataset, in a session that can reach nothing but that dataset. */
export const analysisTask = defineTask<AnalysisTaskInput, AnalysisOutcome<unknown>>({
  name: 'analysis',
  async run({ analysis: id, dataset, file, params, now }, context) {
    const analysis = analyses.find(({ definition }) => definition.id === id);
    if (!analysis) throw new AppError('not-found', `There is no analysis named ${id}.`);
    const sql = await context.session();
    const names = dataset.columns.map(({ name }) => quoteName(name)).join(', ');
    const kind = dataset.rows <= ROWS_IN_MEMORY ? 'TABLE' : 'VIEW';
    await sql.run(`CREATE ${kind} data AS SELECT ${names} FROM read_parquet(${quoteText(file)})`);
    await sql.repeatable();
    await sql.lock([file]);
    const parsed = analysis.definition.params.parse(params);
    return analysis.compute({ dataset, sql, now, progress: context.progress }, parsed);
  },
});
