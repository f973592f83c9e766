import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Value } from '../../values/record-batch.js';
import type { RawPage, SqliteReply, SqliteRequest } from './protocol.js';

const fromSource = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSource ? './child.ts' : './child.js', import.meta.url));
const hooks = fileURLToPath(new URL('../../../../../../scripts/typescript-hooks.mjs', import.meta.url));

/** What SQLite said; `code` as in SQLITE_NOTADB. */
export class SqliteFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'SqliteFailure';
  }
}

const ended = (): SqliteFailure => new SqliteFailure('KILLED', 'The reading process ended.');

/** A child process with one file open for reading. */
export class SqliteSession {
  readonly #child: ChildProcess;
  #settle: { resolve(reply: SqliteReply): void; reject(error: Error): void } | null = null;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (reply) => this.#take()?.resolve(reply as SqliteReply));
    child.once('exit', () => this.#take()?.reject(ended()));
    child.once('error', (error) => this.#take()?.reject(error));
  }

  static async open(file: string): Promise<SqliteSession> {
    const child = fork(entry, [], {
      execArgv: fromSource ? ['--conditions=source', '--import', hooks] : [],
      env: { PATH: process.env.PATH, TZ: 'UTC' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const session = new SqliteSession(child);
    try {
      await session.#ask({ kind: 'open', file });
      return session;
    } catch (error) {
      session.kill();
      throw error;
    }
  }

  start(sql: string, values: Value[], rows: number): Promise<RawPage> {
    return this.#page({ kind: 'start', sql, values, rows });
  }

  next(rows: number): Promise<RawPage> {
    return this.#page({ kind: 'next', rows });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async #page(request: SqliteRequest): Promise<RawPage> {
    const reply = await this.#ask(request);
    if (reply.kind !== 'page') throw new Error(`Unexpected reply ${reply.kind}`);
    return reply.page;
  }

  async #ask(request: SqliteRequest): Promise<SqliteReply> {
    const reply = await new Promise<SqliteReply>((resolve, reject) => {
      if (!this.#child.connected) return reject(ended());
      this.#settle = { resolve, reject };
      this.#child.send(request, (error) => {
        if (error) this.#take()?.reject(ended());
      });
    });
    if (reply.kind === 'failed') throw new SqliteFailure(reply.code, reply.message);
    return reply;
  }

  #take() {
    const settle = this.#settle;
    this.#settle = null;
    return settle;
  }
}
