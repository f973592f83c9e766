import type { Rows } from '#shared/data/cell.js';

/** Where results outlive the session: `localStorage` of the add-in's own partition. */
export interface ResultStorage {
  read(): string | null;
  write(text: string): void;
}

interface Limits {
  /** Characters of JSON kept in all. */
  readonly characters: number;
  /** A larger result is not kept. */
  readonly largest: number;
}

interface Entry {
  readonly rows: Rows;
  readonly characters: number;
}

const DEFAULT_LIMITS: Limits = { characters: 2_000_000, largest: 200_000 };
const WRITE_DELAY = 1_000;

const isEntry = (value: unknown): value is [string, Rows] =>
  Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]) && value[1].every(Array.isArray);

/** Results of formulas by the hash of function, version and arguments: unchanged inputs cost no request. */
export class ResultCache {
  readonly #entries = new Map<string, Entry>();
  readonly #storage: ResultStorage;
  readonly #limits: Limits;
  #characters = 0;
  #writing = false;

  constructor(storage: ResultStorage, limits: Limits = DEFAULT_LIMITS) {
    this.#storage = storage;
    this.#limits = limits;
    for (const [key, rows] of this.#stored()) this.#keep(key, rows);
  }

  get(key: string): Rows | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.rows;
  }

  set(key: string, rows: Rows): void {
    this.#keep(key, rows);
    this.#writeLater();
  }

  clear(): void {
    this.#entries.clear();
    this.#characters = 0;
    this.#writeLater();
  }

  #keep(key: string, rows: Rows): void {
    const characters = JSON.stringify(rows).length + key.length + 8;
    if (characters > this.#limits.largest) return;
    this.#remove(key);
    this.#entries.set(key, { rows, characters });
    this.#characters += characters;
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= this.#limits.characters) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#characters -= this.#entries.get(key)?.characters ?? 0;
    this.#entries.delete(key);
  }

  #stored(): [string, Rows][] {
    try {
      const entries: unknown = JSON.parse(this.#storage.read() ?? '[]');
      return Array.isArray(entries) ? entries.filter(isEntry) : [];
    } catch {
      return [];
    }
  }

  #writeLater(): void {
    if (this.#writing) return;
    this.#writing = true;
    setTimeout(() => {
      this.#writing = false;
      this.#storage.write(JSON.stringify([...this.#entries].map(([key, { rows }]) => [key, rows])));
    }, WRITE_DELAY);
  }
}

/** Storage of this user and host. A full or forbidden store only means that results last for the session. */
export const browserStorage = (key: string): ResultStorage => ({
  read: () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(key, text);
    } catch {
      return;
    }
  },
});
