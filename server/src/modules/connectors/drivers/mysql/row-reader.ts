import type { FieldPacket } from 'mysql2';
import type { MysqlSession } from './session.js';

export interface RowPage {
  readonly fields: FieldPacket[];
  readonly rows: unknown[][];
}

interface QueryEvents {
  on(event: 'fields', listener: (fields: FieldPacket[]) => void): void;
  on(event: 'result', listener: (row: unknown[]) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'end', listener: () => void): void;
}

/** Reads one statement page by page; the socket is paused while a page waits, so the server stops sending. */
export async function* readPages({ client }: MysqlSession, sql: string, pageRows: number): AsyncGenerator<RowPage> {
  let fields: FieldPacket[] = [];
  let waiting: unknown[][] = [];
  let ended = false;
  let failure: Error | null = null;
  let wake = (): void => undefined;
  const query = client.query({ sql, rowsAsArray: true }) as unknown as QueryEvents;
  query.on('fields', (found) => {
    fields = found;
  });
  query.on('result', (row) => {
    waiting.push(row);
    if (waiting.length === pageRows) {
      client.pause();
      wake();
    }
  });
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  query.on('error', fail);
  // A connection that breaks while a query is read tells the client, not the query.
  client.on('error', fail);
  query.on('end', () => {
    ended = true;
    wake();
  });
  const settled = (): boolean => ended || failure !== null || waiting.length >= pageRows;
  try {
    for (let first = true; ; first = false) {
      if (!settled()) await new Promise<void>((resolve) => (wake = resolve));
      if (failure) throw failure as Error;
      const rows = waiting.slice(0, pageRows);
      waiting = waiting.slice(pageRows);
      if (rows.length > 0 || first) yield { fields, rows };
      if (ended && waiting.length === 0) return;
      if (waiting.length < pageRows) client.resume();
    }
  } finally {
    client.off('error', fail);
  }
}
