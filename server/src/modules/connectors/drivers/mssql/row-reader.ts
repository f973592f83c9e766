import type { Column, ConnectionPool, Request } from 'mssql';
import { cancelled, tookTooLong } from '../../network/connection-problem.js';

export interface RowPage {
  readonly columns: readonly Column[];
  readonly rows: unknown[][];
}

export interface ReadOptions {
  readonly pageRows: number;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * Reads one statement page by page. A page that waits pauses the request; leaving, a cancel and the time limit send the server
 * an attention, which stops the statement there.
 */
export async function* readPages(pool: ConnectionPool, sql: string, options: ReadOptions): AsyncGenerator<RowPage> {
  const { pageRows, timeoutMilliseconds, signal, values = {} } = options;
  const request: Request = pool.request();
  request.stream = true;
  request.arrayRowMode = true;
  for (const [name, value] of Object.entries(values)) request.input(name, value);
  let columns: readonly Column[] = [];
  let waiting: unknown[][] = [];
  let ended = false;
  let failure: Error | null = null;
  let wake = (): void => undefined;
  const stop = (reason: Error): void => {
    failure ??= reason;
    request.cancel();
    wake();
  };
  request.on('recordset', (found: readonly Column[]) => (columns = found));
  request.on('row', (row: unknown[]) => {
    waiting.push(row);
    if (waiting.length === pageRows) {
      request.pause();
      wake();
    }
  });
  request.on('error', (error: Error) => {
    failure ??= error;
    wake();
  });
  request.on('done', () => {
    ended = true;
    wake();
  });
  const onAbort = (): void => stop(cancelled());
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer =
    timeoutMilliseconds === undefined
      ? undefined
      : setTimeout(() => stop(tookTooLong(timeoutMilliseconds)), timeoutMilliseconds);
  try {
    if (signal?.aborted) throw cancelled();
    request.query(sql);
    for (let first = true; ; first = false) {
      if (!ended && failure === null && waiting.length < pageRows)
        await new Promise<void>((resolve) => (wake = resolve));
      if (failure) throw failure as Error;
      const rows = waiting.slice(0, pageRows);
      waiting = waiting.slice(pageRows);
      if (rows.length > 0 || first) yield { columns, rows };
      if (ended && waiting.length === 0) return;
      if (waiting.length < pageRows) request.resume();
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    if (!ended && failure === null) request.cancel();
  }
}
