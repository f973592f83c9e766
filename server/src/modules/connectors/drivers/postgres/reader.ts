import Cursor from 'pg-cursor';
import type { FieldDef } from 'pg';
import type { PostgresSession } from './session.js';

const asText = { getTypeParser: () => (text: string) => text };

export interface Page {
  readonly rows: (string | null)[][];
  readonly fields: FieldDef[];
}

/** One statement by the extended protocol, which takes no second statement, read piece by piece. */
export class StatementReader {
  readonly #cursor: Cursor;

  constructor({ client }: PostgresSession, sql: string, values: unknown[] = []) {
    this.#cursor = client.query(new Cursor(sql, values, { rowMode: 'array', types: asText }));
  }

  read(rows: number): Promise<Page> {
    return new Promise((resolve, reject) => {
      this.#cursor.read(rows, (error, page, result) => {
        if (error) reject(error);
        else resolve({ rows: page, fields: result.fields });
      });
    });
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}

/**
 * One statement read at once. Unlike a portal read in pieces, PostgreSQL may compute it in parallel, so results must be small:
 * our own statements, and others below a LIMIT.
 */
export const readWhole = async ({ client }: PostgresSession, sql: string, values: unknown[] = []): Promise<Page> => {
  const statement = { text: sql, values, rowMode: 'array' as const, types: asText, queryMode: 'extended' };
  const { rows, fields } = await client.query(statement);
  return { rows: rows as (string | null)[][], fields };
};

/**
 * A read-only transaction with a time limit. The SELECT seals it: afterwards the transaction can no longer be made writable.
 *
 * @param milliseconds - 0 for no limit
 */
export const begin = async ({ client }: PostgresSession, milliseconds: number): Promise<void> => {
  await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${Math.ceil(milliseconds)}; SELECT 1`);
};

export const rollback = async ({ client }: PostgresSession): Promise<void> => {
  await client.query('ROLLBACK');
};
