declare module 'mssql' {
  import type { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  export interface Column {
    readonly name: string;
    readonly length?: number;
    readonly scale?: number;
    readonly precision?: number;
    readonly type: (() => unknown) & { readonly declaration: string };
  }

  export interface Configuration {
    readonly server: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly arrayRowMode: true;
    readonly pool: { readonly max: number; readonly min: number };
    readonly options: {
      readonly encrypt: boolean;
      readonly trustServerCertificate: boolean;
      readonly serverName?: string;
      readonly cryptoCredentialsDetails?: { readonly ca: string };
      readonly connector: () => Promise<Socket>;
      readonly appName: string;
      readonly useUTC: true;
      readonly enableArithAbort: true;
    };
  }

  export interface Request extends EventEmitter {
    stream: boolean;
    arrayRowMode: boolean;
    input(name: string, value: unknown): this;
    query(sql: string): void;
    pause(): void;
    resume(): void;
    cancel(): void;
  }

  export interface ConnectionPool extends EventEmitter {
    connect(): Promise<ConnectionPool>;
    close(): Promise<void>;
    request(): Request;
  }

  const mssql: { ConnectionPool: new (configuration: Configuration) => ConnectionPool };
  export default mssql;
}
