import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#shared/errors/app-error.js';
import { count } from '#shared/wording/numbers.js';

const MEGABYTE = 1_000_000;

export interface ReceivedFile {
  readonly path: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  remove(): Promise<void>;
}

/** Takes the body of a request as a file, never more of it than allowed, and fingerprints it on the way. */
export class FileReceiver {
  readonly #folder: string;

  constructor(
    dataFolder: string,
    private readonly limitBytes: number,
  ) {
    this.#folder = path.join(dataFolder, 'temp', 'files');
  }

  /** @throws AppError `too-large` as soon as it is known, `cancelled` when the sender goes away */
  async receive(request: IncomingMessage): Promise<ReceivedFile> {
    if (Number(request.headers['content-length'] ?? 0) > this.limitBytes) throw this.#tooLarge();
    await mkdir(this.#folder, { recursive: true });
    const file = path.join(this.#folder, randomUUID());
    const remove = () => rm(file, { force: true });
    const hash = createHash('sha256');
    try {
      await pipeline(request, (source: AsyncIterable<Buffer>) => this.#measured(source, hash), createWriteStream(file));
    } catch (error) {
      await remove();
      if (error instanceof AppError) throw error;
      throw new AppError('cancelled', 'The file did not arrive completely. Nothing was changed. Send it again.', {
        cause: error,
      });
    }
    return { path: file, hash: hash.digest('hex'), remove };
  }

  async *#measured(source: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
    let bytes = 0;
    for await (const part of source) {
      bytes += part.length;
      if (bytes > this.limitBytes) throw this.#tooLarge();
      hash.update(part);
      yield part;
    }
  }

  #tooLarge(): AppError {
    const limit = count(Math.floor(this.limitBytes / MEGABYTE));
    return new AppError(
      'too-large',
      `The file is larger than ${limit} MB, the most this server takes. Split it, or load it from a database.`,
    );
  }
}
