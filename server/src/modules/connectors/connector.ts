import type { z } from 'zod';
import type { Dialect } from './dialect.js';
import type { NetworkGuard } from './network/guard.js';
import type { RecordBatch } from './values/record-batch.js';
import type { Selection, TableReference } from './selection.js';
import type { SourceProfile } from './profile/source-profile.js';

/** What a driver can do and how it was proven; shown to the user, so data and not methods. */
export interface Capabilities {
  /** The language `query` takes; null when the source has none. */
  readonly language: 'sql' | 'pipeline' | null;
  /** Whether tables are read row by row or are files that are loaded whole. */
  readonly reads: 'rows' | 'files';
  /** Tables are grouped in schemas. */
  readonly schemas: boolean;
  readonly foreignKeys: boolean;
  readonly comments: boolean;
  /** What keeps `query` from changing data, besides the gate. */
  readonly readOnlyBy: 'transaction' | 'setting' | 'file-handle' | 'login' | 'nature';
  /** The source lets no value into a column that its declared type does not hold. */
  readonly enforcesTypes: boolean;
  /** Abort ends the work inside the source, not only on our side. */
  readonly cancelsInSource: boolean;
  /** What the contract suite runs against in this repository. */
  readonly provenOn: string;
}

export interface TableSummary extends TableReference {
  readonly kind: 'table' | 'view' | 'collection' | 'file';
  /** The source's own estimate; null when it keeps none. */
  readonly rowEstimate: number | null;
  readonly comment: string | null;
}

export interface TableList {
  readonly tables: readonly TableSummary[];
  /** All that match, also those beyond the limit. */
  readonly total: number;
}

export interface ColumnDescription {
  readonly name: string;
  /** The type in the source's own words: numeric(38,10), varchar(20), ObjectId. */
  readonly nativeType: string;
  /** The DuckDB type that holds every value exactly. */
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly references: TableReference & { readonly columns: readonly string[] };
}

export interface TableDescription extends TableSummary {
  readonly columns: readonly ColumnDescription[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

export const connectionSteps = ['name', 'port', 'tls', 'login', 'database', 'rights'] as const;
/** Where on the way to the data a connection failed. */
export type ConnectionStep = (typeof connectionSteps)[number];

export type ConnectionReport =
  | { readonly ok: false; readonly failedAt: ConnectionStep; readonly sentence: string }
  | {
      readonly ok: true;
      /** Name and version, as in PostgreSQL 15.20. */
      readonly server: string;
      /** null when the source does not tell. */
      readonly canWrite: boolean | null;
      /** One sentence when the account may do more than read. */
      readonly warning: string | null;
      /** Statements an administrator can run to make an account that only reads. */
      readonly remedy: string | null;
    };

export interface QueryOptions {
  readonly maxRows: number;
  readonly timeoutMilliseconds: number;
  readonly signal?: AbortSignal;
}

export interface QueryResult {
  readonly batch: RecordBatch;
  /** There were more rows than `maxRows`. */
  readonly more: boolean;
}

export interface StreamOptions {
  readonly batchRows: number;
  readonly signal?: AbortSignal;
}

export interface TableListOptions {
  /** Part of a schema or table name, any case. */
  readonly search?: string;
  readonly limit: number;
  readonly signal?: AbortSignal;
}

export interface ProfileOptions {
  /** fast: one pass and a sample, for the first look; sharp: distinct counts, quantiles and histograms of all rows. */
  readonly mode: 'fast' | 'sharp';
  readonly signal?: AbortSignal;
}

/** A selection written straight to a file by the source, which is faster than row by row. */
export interface CsvExport {
  readonly columns: readonly ColumnDescription[];
  /** UTF-8, comma, no header, `\N` for null, everything else quoted where needed. */
  readonly chunks: AsyncIterable<Buffer>;
}

/**
 * One source, opened lazily: the first call connects. Every method throws an AppError with one sentence; `cancelled` when its
 * signal fires, after the source was told to stop.
 */
export interface Connection {
  /** Never throws for a source that cannot be reached: the report says at which step and why. */
  test(signal?: AbortSignal): Promise<ConnectionReport>;
  tables(options: TableListOptions): Promise<TableList>;
  describe(table: TableReference, signal?: AbortSignal): Promise<TableDescription>;
  sample(table: TableReference, rows: number, signal?: AbortSignal): Promise<RecordBatch>;
  /** Reads as fast as the consumer takes; leaving the loop stops the source. Always yields at least one batch, which may be empty. */
  stream(selection: Selection, options: StreamOptions): AsyncIterable<RecordBatch>;
  /** Text from a user or a model: one reading statement, admitted by the gate, in a read-only session that is reset afterwards. */
  query(text: string, options: QueryOptions): Promise<QueryResult>;
  profile(table: TableReference, options: ProfileOptions): Promise<SourceProfile>;
  exportCsv?(selection: Selection, signal?: AbortSignal): Promise<CsvExport>;
  /** Files only: downloads the object behind the selection, to be read by the file reader. */
  download?(table: TableReference, file: string, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** What the server lends to a driver. */
export interface ConnectorEnvironment {
  readonly guard: NetworkGuard;
  /** Only folder SQLite files may be opened from; null switches SQLite off. */
  readonly sqliteFolder: string | null;
}

/**
 * A kind of source. `settings` is a flat zod object whose fields carry `.meta({label, secret, placeholder, advanced})`: the form,
 * the redaction of secrets and the allow-list of driver options all come from it. Unknown keys are refused.
 */
export interface ConnectorDriver<S extends z.ZodObject = z.ZodObject> {
  readonly kind: string;
  readonly label: string;
  readonly settings: S;
  readonly capabilities: Capabilities;
  /** null when the source does not speak SQL. */
  readonly dialect: Dialect | null;
  open(settings: z.output<S>, environment: ConnectorEnvironment): Connection;
}

/** Keeps the settings type of a driver while the registry sees all drivers alike. */
export const defineDriver = <S extends z.ZodObject>(driver: ConnectorDriver<S>): ConnectorDriver =>
  driver as unknown as ConnectorDriver;
