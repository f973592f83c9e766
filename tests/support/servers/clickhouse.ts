import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.js';

export interface ClickHouseServer {
  readonly url: URL;
  stop(): Promise<void>;
}

const node = fileURLToPath(new URL('./clickhouse-node.mjs', import.meta.url));

/** Where ffi-rs and the chdb library are installed: CHDB_PACKAGES names a folder beside the project's own. */
const packagesFile = (): string | null => {
  const folders = [process.env.CHDB_PACKAGES, path.resolve('.')].filter((folder) => folder !== undefined);
  const found = folders.find((folder) => {
    try {
      const require = createRequire(path.join(folder, 'package.json'));
      return existsSync(require.resolve('ffi-rs')) && existsSync(require.resolve('@chdb/lib-linux-x64-gnu'));
    } catch {
      return false;
    }
  });
  return found ? path.join(found, 'package.json') : null;
};

const answers = (url: URL): Promise<boolean> =>
  fetch(new URL('/ping', url)).then(
    (response) => response.ok,
    () => false,
  );

/** CLICKHOUSE_URL, else a server from npm; a text says why there is none. */
export const findClickHouse = async (): Promise<ClickHouseServer | string> => {
  const given = process.env.CLICKHOUSE_URL;
  if (given) return { url: new URL(given), stop: () => Promise.resolve() };
  const packages = packagesFile();
  if (!packages)
    return 'no ClickHouse here: set CLICKHOUSE_URL, or install ffi-rs and @chdb/lib-linux-x64-gnu 26.7.3-stable.1';
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-clickhouse-'));
  const [http, tcp] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [node, packages, String(http), String(tcp), folder], { stdio: 'ignore' });
  const url = new URL(`http://default@127.0.0.1:${http}/`);
  for (let attempt = 0; attempt < 150 && !(await answers(url)); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    url,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
