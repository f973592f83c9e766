import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { freePort } from './free-port.js';

export interface MysqlServer {
  readonly url: URL;
  stop(): Promise<void>;
}

const answers = async (url: string): Promise<boolean> => {
  try {
    await (await mysql.createConnection({ uri: url, connectTimeout: 2_000 })).end();
    return true;
  } catch {
    return false;
  }
};

const local = 'mysql://root@127.0.0.1:3306/';

/** MYSQL_URL, else one that runs here with a root login without password, else a private one where MariaDB is installed. */
export const findMysql = async (): Promise<MysqlServer | string> => {
  const given = process.env.MYSQL_URL;
  if (given) return { url: new URL(given), stop: () => Promise.resolve() };
  if (await answers(local)) return { url: new URL(local), stop: () => Promise.resolve() };
  return startMariaDb();
};

const program = ['/usr/sbin/mariadbd', '/usr/libexec/mariadbd'];

const startMariaDb = async (): Promise<MysqlServer | string> => {
  const server = program.find(existsSync);
  if (!server) return 'no MySQL or MariaDB here: set MYSQL_URL, or install mariadb-server';
  const data = mkdtempSync(path.join(tmpdir(), 'dv-mariadb-'));
  const port = await freePort();
  const user = `--user=${process.getuid?.() === 0 ? 'mysql' : process.env.USER}`;
  const install = [
    '--no-defaults',
    `--datadir=${data}`,
    user,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ];
  execFileSync('mariadb-install-db', install, { stdio: 'ignore' });
  const settings = [`--datadir=${data}`, `--port=${port}`, '--bind-address=127.0.0.1', `--socket=${data}/s.sock`, user];
  const child = spawn(server, ['--no-defaults', ...settings], { stdio: 'ignore' });
  const url = new URL(`mysql://root@127.0.0.1:${port}/`);
  for (let attempt = 0; attempt < 100 && !(await answers(url.href)); attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    url,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(data, { recursive: true, force: true });
    },
  };
};
