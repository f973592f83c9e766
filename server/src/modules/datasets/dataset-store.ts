import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** Raised when ingestion writes other columns for the same content; older files are then no longer found and go with the garbage. */
const LAYOUT = 'v1';

export interface StoredFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly usedAt: Date;
}

/** Parquet files named by the hash of their content, in one folder tree. Written under another name first, so a file is whole or absent. */
export class DatasetStore {
  readonly #root: string;

  constructor(dataFolder: string) {
    this.#root = path.join(dataFolder, 'datasets', LAYOUT);
  }

  pathOf(id: string): string {
    return path.join(this.#root, id.slice(0, 2), `${id}.parquet`);
  }

  async has(id: string): Promise<boolean> {
    return (await sizeOf(this.pathOf(id))) !== null;
  }

  /** A name to write to; `keep` moves it into place. */
  async draft(name: string): Promise<string> {
    const folder = path.join(this.#root, 'drafts');
    await mkdir(folder, { recursive: true });
    return path.join(folder, `${createHash('sha256').update(name).digest('hex')}.parquet`);
  }

  async keep(draft: string, id: string): Promise<number> {
    const target = this.pathOf(id);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(draft, target);
    return (await sizeOf(target)) ?? 0;
  }

  /** Notes that a dataset is in use, which protects it from the next collection. */
  async touch(id: string, now: Date): Promise<void> {
    await utimes(this.pathOf(id), now, now).catch(() => undefined);
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  async files(): Promise<StoredFile[]> {
    const names = await readdir(this.#root, { recursive: true }).catch(() => [] as string[]);
    const files = await Promise.all(
      names.filter((name) => /^[0-9a-f]{2}[\\/][0-9a-f]{64}\.parquet$/.test(name)).map((name) => this.#file(name)),
    );
    return files.filter((file) => file !== null);
  }

  async #file(name: string): Promise<StoredFile | null> {
    const file = path.join(this.#root, name);
    const info = await stat(file).catch(() => null);
    return info && { id: path.basename(name, '.parquet'), path: file, bytes: info.size, usedAt: info.mtime };
  }
}

const sizeOf = async (file: string): Promise<number | null> => (await stat(file).catch(() => null))?.size ?? null;
