import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/errors/app-error.js';
import { defineTask } from '../../../engine/worker/task.js';
import { findDriver } from '../drivers/find-driver.js';
import { NetworkGuard } from '../network/guard.js';
import type { TableReference } from '../selection.js';

export interface DownloadFileInput {
  readonly kind: string;
  /** With secrets, opened for this one task. */
  readonly settings: Record<string, unknown>;
  readonly table: TableReference;
  readonly out: string;
  readonly privateNetworks: boolean;
}

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** Brings a file of a bucket to the disk and gives the SHA-256 of its content. */
export const downloadFileTask = defineTask<DownloadFileInput, string>({
  name: 'download-file',
  async run({ kind, settings, table, out, privateNetworks }, context) {
    const driver = findDriver(kind);
    const environment = { guard: new NetworkGuard({ privateNetworks }), sqliteFolder: null };
    const connection = driver.open(driver.settings.parse(settings), environment);
    try {
      if (!connection.download) throw new AppError('invalid-input', `${driver.label} has no files to load.`);
      context.progress('Reading', 0, 0);
      await connection.download(table, out, context.signal);
      return await hashOf(out);
    } finally {
      await connection.close();
    }
  },
});
