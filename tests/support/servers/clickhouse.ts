import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clickHousePackages, type ClickHousePackages } from './clickhouse-packages.js';
import { freePort } from './free-port.js';

export interface ClickHouseServer {
  readonly url: URL;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('./clickhouse-node.mjs', import.meta.url));

const READY_MILLISECONDS = 60_000;

const answers = (url: URL): Promise<boolean> =>
  fetch(new URL('/ping', `http://${url.host}`)).then(
    (response) => response.ok,
    () => false,
  );

/** One server process with a folder and ports of its own; killed, it can be started again and finds its data. */
export class ClickHouseNode implements ClickHouseServer {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'dv-clickhouse-'));
  readonly #packages: ClickHousePackages;
  readonly httpPort: number;
  readonly tcpPort: number;
  #child: ChildProcess | null = null;

  private constructor(packages: ClickHousePackages, httpPort: number, tcpPort: number) {
    this.#packages = packages;
    this.httpPort = httpPort;
    this.tcpPort = tcpPort;
  }

  static async create(packages: ClickHousePackages): Promise<ClickHouseNode> {
    return new ClickHouseNode(packages, await freePort(), await freePort());
  }

  get url(): URL {
    return new URL(`http://default@127.0.0.1:${this.httpPort}/`);
  }

  get runs(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /** @throws Error with the end of what the process said when it does not answer in time */
  async start(): Promise<void> {
    const { from, library } = this.#packages;
    const log = path.join(this.#folder, 'log');
    const numbers = [this.httpPort, this.tcpPort].map(String);
    const child = spawn(process.execPath, [program, from, library, ...numbers, path.join(this.#folder, 'data')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.pipe(createWriteStream(log, { flags: 'a' }));
    this.#child = child;
    const begun = performance.now();
    while (!(await answers(this.url))) {
      if (!this.runs || performance.now() - begun > READY_MILLISECONDS)
        throw new Error(`ClickHouse did not start; see ${log}`);
      await sleep(100);
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || !this.runs) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** CLICKHOUSE_URL, else a server from npm; a text says why there is none. */
export const findClickHouse = async (): Promise<ClickHouseServer | string> => {
  const given = process.env.CLICKHOUSE_URL;
  if (given) return { url: new URL(given), stop: () => Promise.resolve() };
  const packages = await clickHousePackages();
  if (typeof packages === 'string') return packages;
  const node = await ClickHouseNode.create(packages);
  await node.start();
  return node;
};
