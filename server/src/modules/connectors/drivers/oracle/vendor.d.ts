declare module 'oracledb' {
  export interface Metadata {
    readonly name: string;
    readonly dbTypeName: string;
    readonly precision?: number;
    readonly scale?: number;
    readonly byteSize?: number;
  }

  export interface ResultSet {
    readonly metaData: readonly Metadata[];
    getRows(rows: number): Promise<unknown[][]>;
    close(): Promise<void>;
  }

  export interface ExecuteOptions {
    readonly resultSet: true;
    readonly outFormat: number;
    readonly fetchArraySize: number;
    readonly prefetchRows: number;
    fetchTypeHandler(metadata: Metadata): { readonly type: number } | undefined;
  }

  export interface Connection {
    callTimeout: number;
    readonly oracleServerVersionString: string;
    execute(
      sql: string,
      binds: Record<string, unknown> | unknown[],
      options: ExecuteOptions,
    ): Promise<{ readonly resultSet?: ResultSet }>;
    execute(sql: string): Promise<unknown>;
    rollback(): Promise<void>;
    break(): Promise<void>;
    close(options?: { drop: boolean }): Promise<void>;
  }

  export interface ConnectionAttributes {
    readonly user: string;
    readonly password: string;
    readonly connectString: string;
    readonly walletContent?: string;
  }

  export interface Oracledb {
    readonly OUT_FORMAT_ARRAY: number;
    readonly STRING: number;
    readonly BUFFER: number;
    getConnection(attributes: ConnectionAttributes): Promise<Connection>;
  }

  const oracledb: Oracledb;
  export default oracledb;
}
