declare module 'pg-cursor' {
  import type { FieldDef, Submittable } from 'pg';

  interface CursorResult {
    readonly fields: FieldDef[];
  }

  /** A portal of the extended protocol: one statement, read in pieces. */
  export default class Cursor implements Submittable {
    constructor(text: string, values: unknown[], config: { rowMode: 'array'; types: unknown });
    submit(connection: unknown): void;
    read(rows: number, done: (error: Error | undefined, rows: (string | null)[][], result: CursorResult) => void): void;
    close(): Promise<void>;
  }
}

declare module 'pg-copy-streams' {
  import type { Readable } from 'node:stream';
  import type { Submittable } from 'pg';

  export function to(text: string): Readable & Submittable;
}
