import { defineTask } from '../../../engine/worker/task.js';
import { findDriver } from '../drivers/find-driver.js';
import { NetworkGuard } from '../network/guard.js';
import type { Selection } from '../selection.js';
import { loadTable, type LoadedTable } from './load-table.js';

/** How long a cancelled load may take to have the source stop before its process is ended. */
export const STOP_IN_SOURCE_MILLISECONDS = 2_000;

export interface LoadTableInput {
  readonly kind: string;
  /** With secrets, opened for this one task. They travel by the private channel of the process, never as arguments or environment. */
  readonly settings: Record<string, unknown>;
  readonly selection: Selection;
  readonly out: string;
  readonly maxBytes: number;
  readonly privateNetworks: boolean;
  readonly sqliteFolder: string | null;
}

/** Pulls a table into Parquet inside a worker process. Cancelling ends the statement inside the source. */
export const loadTableTask = defineTask<LoadTableInput, LoadedTable>({
  name: 'load-table',
  async run({ kind, settings, selection, out, maxBytes, privateNetworks, sqliteFolder }, context) {
    const driver = findDriver(kind);
    const environment = { guard: new NetworkGuard({ privateNetworks }), sqliteFolder };
    const connection = driver.open(driver.settings.parse(settings), environment);
    try {
      return await loadTable(connection, selection, await context.session(), {
        parquetPath: out,
        enforcesTypes: driver.capabilities.enforcesTypes,
        maxBytes,
        signal: context.signal,
        progress: (stage, rows) => context.progress(stage, rows, 0),
      });
    } finally {
      await connection.close();
    }
  },
});
