import { cancelled } from './network/connection-problem.js';

export interface SessionPoolOptions<Session> {
  open(): Promise<Session>;
  /** Ends a session whatever it is doing; never throws. */
  destroy(session: Session): void | Promise<void>;
  /** Tells the source to stop what the session is doing; the pending call then fails by itself. */
  cancel(session: Session): Promise<void>;
}

export interface UseOptions {
  readonly signal?: AbortSignal;
  /** The session ran a text that was not ours, so nobody else gets it. */
  readonly discard?: boolean;
}

/** Sessions of one connection: reused one after the other for our own statements, thrown away after anything else. */
export class SessionPool<Session> {
  readonly #options: SessionPoolOptions<Session>;
  readonly #idle: Session[] = [];
  readonly #busy = new Set<Session>();
  #closed = false;

  constructor(options: SessionPoolOptions<Session>) {
    this.#options = options;
  }

  /** Runs `work` in a session of its own. When the signal fires the source is told to stop and `cancelled` is thrown. */
  async use<Result>(options: UseOptions, work: (session: Session) => Promise<Result>): Promise<Result> {
    const lease = await this.lease(options);
    try {
      const result = await work(lease.session);
      await lease.release(true);
      return result;
    } catch (error) {
      await lease.release(false);
      throw options.signal?.aborted ? cancelled() : error;
    }
  }

  /** The same for work that spans several calls. `release(true)` gives a session back; `release(false)` stops what it does first. */
  async lease({ signal, discard = false }: UseOptions): Promise<Lease<Session>> {
    if (signal?.aborted || this.#closed) throw cancelled();
    const session = this.#idle.pop() ?? (await this.#options.open());
    if (signal?.aborted || this.#closed) {
      await this.#options.destroy(session);
      throw cancelled();
    }
    this.#busy.add(session);
    let stopping: Promise<void> | undefined;
    const stop = (): void => {
      stopping = this.#options.cancel(session).catch(() => undefined);
    };
    signal?.addEventListener('abort', stop, { once: true });
    return {
      session,
      release: async (atRest) => {
        signal?.removeEventListener('abort', stop);
        if (!atRest && !stopping) stop();
        await stopping;
        this.#busy.delete(session);
        if (atRest && !discard && !stopping && !this.#closed) this.#idle.push(session);
        else await this.#options.destroy(session);
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const busy = [...this.#busy];
    await Promise.all(busy.map((session) => this.#options.cancel(session).catch(() => undefined)));
    await Promise.all([...this.#idle.splice(0), ...busy].map((session) => this.#options.destroy(session)));
  }
}

export interface Lease<Session> {
  readonly session: Session;
  release(atRest: boolean): Promise<void>;
}
