import type { ConnectionStep, ConnectorDriver, ConnectorEnvironment } from '#server/modules/connectors/connector.js';
import type { LogicalType } from './fixture.js';

/** Promises a source cannot keep, by name, each with the reason. */
export type Lacks = Readonly<Record<string, string>>;

/** A source that runs and holds the fixture. */
export interface RunningTarget {
  readonly environment: ConnectorEnvironment;
  /** An account that can only read. */
  readonly settings: Record<string, unknown>;
  /** An account that can write, where accounts exist. */
  readonly writer: Record<string, unknown> | null;
  /** Settings that must fail at a certain step. */
  readonly wrong: Partial<Record<ConnectionStep, Record<string, unknown>>>;
  readonly schema: string | null;
  /** Tables have columns besides those of the fixture. */
  readonly addsColumns?: boolean;
  /** Exact native types of the fixture's columns. */
  readonly nativeTypes: Partial<Record<LogicalType, string>>;
  readonly types: Record<LogicalType, string>;
  readonly queries: {
    /** Gives the numbers 1 to n in one column. */
    numbers(n: number): string;
    /** Two columns of the same name holding 3 and 4; null where the source itself renames them. */
    readonly twins: string | null;
    /** Runs for at least 20 s. */
    readonly slow: string;
    /** Every one must be refused. */
    readonly writing: readonly string[];
    readonly broken: string;
    readonly missingTable: string;
  };
  /** Statements of ours that the source is working on now. */
  activeStatements(): Promise<number>;
  /** Cuts every connection of ours, as a crash would. */
  cut(): Promise<void>;
  stop(): Promise<void>;
}

export interface ConnectorTarget {
  readonly driver: ConnectorDriver;
  readonly lacks: Lacks;
  /** A text says why the source is not here. */
  start(): Promise<RunningTarget | string>;
}
