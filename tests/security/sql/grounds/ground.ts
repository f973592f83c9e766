/** A database with tripwires: what a statement may do to it shows in `state`. */
export interface Ground {
  readonly name: string;
  /** The whole way of the product: gate, read-only session, limits. Gives the rows as text. */
  query(sql: string): Promise<string>;
  /** The same statement with all rights and no gate, to prove that the tripwires work. */
  unguarded(sql: string): Promise<void>;
  /** Tables with their rows, definitions, accounts, settings and locks as another session sees them. */
  state(): Promise<unknown>;
  stop(): Promise<void>;
}

/** A ground, or why this machine has none. */
export type FindGround = (canary: string) => Promise<Ground | string>;

export const limits = { maxRows: 1_000, timeoutMilliseconds: 5_000 };

/** Reading a whole table, to compare its content. */
export const contentOf = async (
  tables: readonly string[],
  read: (sql: string) => Promise<unknown>,
): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => [
        table,
        await read(`select * from ${table} order by 1, 2`).catch((error: Error) => error.message),
      ]),
    ),
  );
