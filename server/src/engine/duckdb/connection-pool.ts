import type { DuckDBConnection } from '@duckdb/node-api';

/** Lends each piece of work a connection of its own; work waits while all are lent. The last one returned is lent first. */
export class ConnectionPool {
  readonly #idle: DuckDBConnection[];
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];

  constructor(private readonly connections: readonly DuckDBConnection[]) {
    this.#idle = connections.toReversed();
  }

  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = this.#idle.pop() ?? (await new Promise<DuckDBConnection>((lend) => this.#waiting.push(lend)));
    try {
      return await work(connection);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(connection);
      else this.#idle.push(connection);
    }
  }

  close(): void {
    for (const connection of this.connections) connection.closeSync();
  }
}
