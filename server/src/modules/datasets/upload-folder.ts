import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { rangeShapeSchema, type RangeChunk } from '#shared/contract/datasets.js';
import { chunkHash } from '#shared/data/dataset-id.js';
import { sourceSchema } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';

const HOUR = 3_600_000;

const announcementSchema = z.object({
  workspaceId: z.string(),
  shape: rangeShapeSchema,
  name: z.string(),
  source: sourceSchema,
  chunks: z.int(),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** Unfinished uploads, a folder each: what was announced, and the chunks that have come. Survives a restart, ends after an hour. */
export class UploadFolder {
  readonly #root: string;

  constructor(dataFolder: string) {
    this.#root = path.join(dataFolder, 'uploads');
  }

  async start(uploadId: string, announcement: Announcement): Promise<void> {
    await mkdir(this.#folder(uploadId), { recursive: true });
    await writeFile(this.#announcementFile(uploadId), JSON.stringify(announcement));
  }

  /** @throws AppError `not-found` when the upload is unknown, finished, or another workspace's */
  async announcement(uploadId: string, workspaceId: string): Promise<Announcement> {
    const text = await readFile(this.#announcementFile(uploadId), 'utf8').catch(() => null);
    const announcement = text === null ? null : announcementSchema.parse(JSON.parse(text));
    if (announcement?.workspaceId !== workspaceId) {
      throw new AppError('not-found', 'This upload is unknown or has expired. Start it again.');
    }
    return announcement;
  }

  async put(uploadId: string, index: number, chunk: RangeChunk): Promise<void> {
    await writeFile(this.chunkFile(uploadId, index), JSON.stringify(chunk));
    await writeFile(`${this.chunkFile(uploadId, index)}.hash`, await chunkHash(chunk));
  }

  /** Hashes of the chunks in order. @throws AppError `conflict` naming the chunks that have not come. */
  async hashes(uploadId: string, chunks: number): Promise<string[]> {
    const hashes = await Promise.all(
      Array.from({ length: chunks }, (_, index) =>
        readFile(`${this.chunkFile(uploadId, index)}.hash`, 'utf8').catch(() => null),
      ),
    );
    const missing = hashes.flatMap((hash, index) => (hash === null ? [index] : []));
    if (missing.length > 0) {
      throw new AppError(
        'conflict',
        `The upload is not complete: ${missing.length} of ${chunks} chunks are missing. Send them again.`,
      );
    }
    return hashes.filter((hash) => hash !== null);
  }

  async remove(uploadId: string): Promise<void> {
    await rm(this.#folder(uploadId), { recursive: true, force: true });
  }

  async removeExpired(now: Date): Promise<void> {
    for (const name of await readdir(this.#root).catch(() => [] as string[])) {
      const info = await stat(path.join(this.#root, name)).catch(() => null);
      if (info && now.getTime() - info.mtimeMs > HOUR) await this.remove(name);
    }
  }

  chunkFile(uploadId: string, index: number): string {
    return path.join(this.#folder(uploadId), `${index}.json`);
  }

  #folder(uploadId: string): string {
    return path.join(this.#root, uploadId);
  }

  #announcementFile(uploadId: string): string {
    return path.join(this.#folder(uploadId), 'announcement.json');
  }
}
