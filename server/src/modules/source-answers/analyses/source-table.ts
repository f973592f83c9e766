import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import {
  columnTypeOf,
  qualifiedName,
  type Connection,
  type ConnectorDriver,
  type Dialect,
  type RecordBatch,
  type TableDescription,
  type TableReference,
} from '../../connectors/index.js';

const COUNT_ALL = 'count(*)';

export interface SourceTableOptions {
  readonly connection: Connection;
  readonly driver: ConnectorDriver;
  readonly reference: TableReference;
  /** How long one statement may take. */
  readonly timeoutMilliseconds: number;
}

/** A table that computes where it lies: what is known of it, and the statements it was asked, for the receipt. */
export class SourceTable {
  readonly statements: string[] = [];

  private constructor(
    readonly connection: Connection,
    readonly dialect: Dialect,
    readonly description: TableDescription,
    private readonly timeoutMilliseconds: number,
  ) {}

  /** @throws AppError `invalid-input` for sources without SQL */
  static async open({ connection, driver, reference, timeoutMilliseconds }: SourceTableOptions): Promise<SourceTable> {
    const { dialect, label } = driver;
    if (dialect) return new SourceTable(connection, dialect, await connection.describe(reference), timeoutMilliseconds);
    const sentence = `${label} does not speak SQL. Load the table, then analyze what was loaded.`;
    throw new AppError('invalid-input', sentence);
  }

  get columns(): Column[] {
    return this.description.columns.map(({ name, type }) => ({
      name,
      header: null,
      type: columnTypeOf(type),
      unit: { kind: 'plain' },
      issues: [],
    }));
  }

  /** The table as FROM names it. */
  get from(): string {
    return qualifiedName(this.dialect, this.description);
  }

  /** Runs a statement through the gate of the driver. */
  async ask(text: string, maxRows: number): Promise<RecordBatch> {
    this.statements.push(text);
    const { batch } = await this.connection.query(text, { maxRows, timeoutMilliseconds: this.timeoutMilliseconds });
    return batch;
  }

  /** Counts all rows; the source's own estimate may be far off. */
  async countRows(): Promise<number> {
    const { values } = await this.ask(this.dialect.select({ columns: COUNT_ALL, from: this.from, rows: null }), 1);
    return Number(values[0]?.[0] ?? 0);
  }
}
