import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SETTINGS_VARIABLE, type WorkerMessage, type WorkerRequest, type WorkerSettings } from '../worker/protocol.js';

const PAGE = 4_096;

/** Address space a Node process reserves before it does anything; the limit counts it. */
const BASE_ADDRESS_SPACE = 6 * 1_073_741_824;

const fromSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSource ? '../worker/main.ts' : '../worker/main.js', import.meta.url));
const hooks = fileURLToPath(new URL('../../../../scripts/typescript-hooks.mjs', import.meta.url));
const nodeArguments = fromSource ? ['--conditions=source', '--import', hooks, entry] : [entry];

const shellLimits = process.platform === 'linux' && existsSync('/bin/sh');

const launch = (settings: WorkerSettings, memoryBytes: number): ChildProcess => {
  const options = {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'] as ('ignore' | 'pipe' | 'ipc')[],
    serialization: 'advanced' as const,
    env: { PATH: process.env.PATH, TZ: 'UTC', [SETTINGS_VARIABLE]: JSON.stringify(settings) },
  };
  if (!shellLimits) return spawn(process.execPath, nodeArguments, options);
  const kilobytes = Math.floor((memoryBytes + BASE_ADDRESS_SPACE) / 1_024);
  const command = `ulimit -v ${kilobytes} -c 0; exec "$0" "$@"`;
  return spawn('/bin/sh', ['-c', command, process.execPath, ...nodeArguments], options);
};

export interface WorkerEvents {
  message(message: WorkerMessage): void;
  /** The process is gone, whether by us or by itself. */
  exit(): void;
}

/** One killable child process. The operating system caps its memory; `kill` ends whatever it is doing at once. */
export class WorkerProcess {
  readonly #child: ChildProcess;

  constructor(settings: WorkerSettings, memoryBytes: number, events: WorkerEvents) {
    this.#child = launch(settings, memoryBytes);
    this.#child.stderr?.resume();
    this.#child.on('message', (message) => events.message(message as WorkerMessage));
    this.#child.once('error', () => events.exit());
    this.#child.once('exit', () => events.exit());
  }

  send(request: WorkerRequest): void {
    this.#child.send(request, () => undefined);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Resident memory in bytes, or null where the system does not tell. */
  residentBytes(): number | null {
    try {
      return Number(readFileSync(`/proc/${this.#child.pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
    } catch {
      return null;
    }
  }
}
