import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sqlite } from '#server/modules/connectors/drivers/sqlite/driver.js';
import { rowsOf } from '../../../contract/connectors/promises/helpers.js';
import { openEnvironment } from '../../../contract/connectors/targets/environment.js';
import { seedStatements } from '../orders.js';
import { limits, type FindGround } from './ground.js';

const checksum = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** SQLite is files: a folder whose files keep their bytes has seen no effect. */
export const findSqliteGround: FindGround = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-sqlite-ground-'));
  const file = path.join(folder, 'orders.sqlite');
  const seeded = new Database(file);
  seeded.exec(seedStatements.join(';'));
  seeded.close();
  const connection = sqlite.open(
    sqlite.settings.parse({ file: 'orders.sqlite' }),
    openEnvironment({ sqliteFolder: folder }),
  );
  return Promise.resolve({
    name: 'SQLite',
    query: async (sql) => JSON.stringify(rowsOf((await connection.query(sql, limits)).batch).map(String)),
    unguarded: (sql) => {
      const writer = new Database(file);
      writer.exec(sql);
      writer.close();
      return Promise.resolve();
    },
    state: () => Promise.resolve(readdirSync(folder).map((name) => [name, checksum(path.join(folder, name))])),
    async stop() {
      await connection.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
};
