import { defineTask } from '../../../engine/worker/task.js';
import type { Connection } from '../connector.js';
import { wholeTable } from '../selection.js';
import type { RecordBatch } from '../values/record-batch.js';
import { loadTable, type LoadedTable } from './load-table.js';

export interface StoreRowsInput {
  readonly batch: RecordBatch;
  readonly out: string;
  readonly maxBytes: number;
}

async function* once(batch: RecordBatch): AsyncGenerator<RecordBatch> {
  yield batch;
}

/** Keeps rows that a source has answered as Parquet, as if they were a table. */
export const storeRowsTask = defineTask<StoreRowsInput, LoadedTable>({
  name: 'store-rows',
  async run({ batch, out, maxBytes }, context) {
    const answered: Pick<Connection, 'stream'> = { stream: () => once(batch) };
    return loadTable(answered, wholeTable({ schema: null, name: 'rows' }), await context.session(), {
      parquetPath: out,
      enforcesTypes: false,
      maxBytes,
      progress: (stage, rows) => context.progress(stage, rows, 0),
    });
  },
});
