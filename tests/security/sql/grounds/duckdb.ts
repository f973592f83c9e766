import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { seedStatements, tableNames } from '../orders.js';
import { contentOf, limits, type FindGround } from './ground.js';

export const openOrders = async (folder: string, lock: boolean): Promise<DuckDbSession> => {
  const memory = { memoryBytes: 500_000_000, threads: 1, tempFolder: folder, tempBytes: 1_000_000 };
  const session = await DuckDbSession.open(memory);
  for (const statement of [...seedStatements, 'create view data as select * from t', 'create sequence q'])
    await session.run(statement);
  if (lock) await session.lock([]);
  return session;
};

const surroundings = [
  'select name, value from duckdb_settings() order by 1',
  'select database_name, path from duckdb_databases() order by 1',
  'select table_name from duckdb_tables() order by 1',
  'select view_name from duckdb_views() order by 1',
  'select function_name from duckdb_functions() where not internal order by 1',
  'select sequence_name, last_value from duckdb_sequences() order by 1',
  'select type_name from duckdb_types() where not internal order by 1',
  'select name from duckdb_prepared_statements() order by 1',
];

/** The locked session of a worker; its own settings are the tripwire, for there is no second session in it. */
export const findDuckDbGround: FindGround = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-duckdb-ground-'));
  const guarded = await openOrders(folder, true);
  const free = await openOrders(folder, false);
  let watched = guarded;
  const read = async (sql: string): Promise<unknown> =>
    JSON.parse(
      JSON.stringify((await watched.query(sql)).columns, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    );
  const seen = [...tableNames, 'data'];
  return {
    name: 'DuckDB',
    query: async (sql) => JSON.stringify((await guarded.untrusted(sql, limits.maxRows, seen)).columns.map(String)),
    async unguarded(sql) {
      watched = free;
      await free.run(sql);
    },
    async state() {
      const around = [];
      for (const sql of surroundings) around.push(await read(sql));
      return [await contentOf(tableNames, read), around];
    },
    stop: () => {
      guarded.close();
      free.close();
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};
