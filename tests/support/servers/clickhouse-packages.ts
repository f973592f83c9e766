import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const LIBRARY_VERSION = '26.7.3-stable.1';
const FFI_VERSION = '1.3.7';
const CACHE = path.resolve('node_modules/.cache/clickhouse');
const PACKAGES = path.join(CACHE, LIBRARY_VERSION);
const LOCK = path.join(CACHE, 'installing');
const LIBRARIES: Readonly<Record<string, string>> = {
  'linux-x64': '@chdb/lib-linux-x64-gnu',
  'linux-arm64': '@chdb/lib-linux-arm64-gnu',
  'darwin-x64': '@chdb/lib-darwin-x64',
  'darwin-arm64': '@chdb/lib-darwin-arm64',
};
const INSTALL_MILLISECONDS = 240_000;

export interface ClickHousePackages {
  /** A file inside the folder ffi-rs and the library are resolved from; it need not exist. */
  readonly from: string;
  /** The package that holds libchdb.so. */
  readonly library: string;
}

const installed = (library: string): ClickHousePackages | null => {
  const from = path.join(PACKAGES, 'package.json');
  try {
    const require = createRequire(from);
    require.resolve('ffi-rs');
    require.resolve(library);
    return { from, library };
  } catch {
    return null;
  }
};

const lives = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

const holder = (): number => {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch {
    return 0;
  }
};

/** One process at a time installs; a lock whose process is gone is nobody's. */
const lock = (): boolean => {
  mkdirSync(CACHE, { recursive: true });
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const processId = holder();
    if (processId > 0 && !lives(processId)) rmSync(LOCK, { force: true });
    return false;
  }
};

/** Renamed into place when it is whole, so that an interrupted download is never taken for an installation. */
const install = async (library: string): Promise<void> => {
  const draft = path.join(CACHE, 'draft');
  rmSync(draft, { recursive: true, force: true });
  const packages = [`ffi-rs@${FFI_VERSION}`, `${library}@${LIBRARY_VERSION}`];
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1'];
  await promisify(execFile)('npm', ['install', '--prefix', draft, ...options, ...packages], {
    timeout: INSTALL_MILLISECONDS,
  });
  renameSync(draft, PACKAGES);
};

const reasonOf = (error: unknown): string => {
  const { message, stderr = '' } = error as Error & { stderr?: string };
  const told = stderr.split('\n').find((line) => line.startsWith('npm error')) ?? message.split('\n')[0]!;
  return `no ClickHouse here: npm did not install it (${told.slice(0, 200)}); set CLICKHOUSE_URL`;
};

/** A ClickHouse server as npm has it, 180 MB downloaded once into node_modules/.cache; a text says why there is none. */
export const clickHousePackages = async (): Promise<ClickHousePackages | string> => {
  const library = LIBRARIES[`${process.platform}-${process.arch}`];
  if (!library) return `no ClickHouse here: npm has none for ${process.platform}-${process.arch}; set CLICKHOUSE_URL`;
  const begun = performance.now();
  while (performance.now() - begun < INSTALL_MILLISECONDS) {
    const found = installed(library);
    if (found) return found;
    if (!lock()) {
      await sleep(250);
      continue;
    }
    try {
      if (!installed(library)) await install(library);
    } catch (error) {
      return reasonOf(error);
    } finally {
      rmSync(LOCK, { force: true });
    }
  }
  return 'no ClickHouse here: another process has been installing it for too long; set CLICKHOUSE_URL';
};
