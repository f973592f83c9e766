import { open, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#shared/errors/app-error.js';

const MAX_ENTRIES = 10_000;
const MAX_UNPACKED = 1_000_000_000;
/** Worksheets shrink ten- to fiftyfold; beyond this a file was made to burst. */
const MAX_RATIO = 300;
const RATIO_MATTERS_FROM = 20_000_000;

const damaged = (cause: unknown): AppError =>
  new AppError('unreadable-file', 'The workbook is damaged. Open it in Excel and save it again.', { cause });

const check = (entry: Entry, unpacked: number): void => {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const bursts = entry.uncompressedSize > RATIO_MATTERS_FROM && ratio > MAX_RATIO;
  if (unpacked > MAX_UNPACKED || bursts) {
    throw new AppError(
      'too-large',
      'The workbook unpacks to far more than it should, so it was not opened. Save the table as CSV.',
    );
  }
};

/** The parts of an Office file, within limits on number, size and compression ratio. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws AppError `unreadable-file` when it is no archive, `too-large` when it would burst */
  static async open(path: string): Promise<Archive> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, file) =>
        error ? reject(damaged(error)) : resolve(file),
      );
    });
    try {
      return new Archive(zip, await listEntries(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  close(): void {
    this.#zip.close();
  }

  /** Text of a part in blocks; nothing when the part is missing. */
  async *blocks(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) return;
    const decoder = new TextDecoder();
    try {
      const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
        this.#zip.openReadStream(entry, (error, readable) => (error ? reject(error) : resolve(readable)));
      });
      for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
    } catch (error) {
      throw error instanceof AppError ? error : damaged(error);
    }
    yield decoder.decode();
  }

  async text(name: string): Promise<string> {
    let text = '';
    for await (const block of this.blocks(name)) text += block;
    return text;
  }
}

const listEntries = (zip: ZipFile): Promise<Map<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let unpacked = 0;
    zip.on('error', (error) => reject(damaged(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry) => {
      unpacked += entry.uncompressedSize;
      try {
        check(entry, unpacked);
        if (entries.size >= MAX_ENTRIES)
          throw new AppError('too-large', 'The workbook has more than 10,000 parts, so it was not opened.');
      } catch (error) {
        return reject(error as Error);
      }
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
