declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    readonly fileName: string;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
  }

  export interface ZipFile {
    readonly entryCount: number;
    readEntry(): void;
    close(): void;
    openReadStream(entry: Entry, done: (error: Error | null, stream: Readable) => void): void;
    on(event: 'entry', listener: (entry: Entry) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }

  export const open: (
    path: string,
    options: { lazyEntries: boolean; autoClose: boolean; validateEntrySizes: boolean },
    done: (error: Error | null, zip: ZipFile) => void,
  ) => void;
}
