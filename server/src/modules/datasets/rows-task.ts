import type { AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { Dataset } from '#shared/data/dataset.js';
import { quoteName, quoteText } from '../../engine/sql-session.js';
import { defineTask } from '../../engine/worker/task.js';

export interface RowsInput {
  readonly dataset: Dataset;
  readonly file: string;
  readonly offset: number;
  readonly limit: number;
}

/** A page of a dataset in the order of its source. */
export const rowsTask = defineTask<RowsInput, AnswerTable>({
  name: 'rows',
  async run({ dataset, file, offset, limit }, context) {
    const sql = await context.session();
    const names = dataset.columns.map(({ name }) => quoteName(name)).join(', ');
    const page = await sql.query(
      `SELECT ${names} FROM read_parquet(${quoteText(file)}) LIMIT ${limit} OFFSET ${offset}`,
    );
    return {
      name: dataset.name,
      columns: dataset.columns.map(({ name, type, unit }) => ({ name, type, unit, decimals: null })),
      rows: Array.from({ length: page.rowCount }, (_, row) => page.columns.map((column) => column[row] as Cell)),
      totalRows: dataset.rows,
    };
  },
});
