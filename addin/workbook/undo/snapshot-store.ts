import { readSetting, writeSetting } from '../settings.js';
import type { CellSnapshot } from './snapshot.js';

/** Larger snapshots would bloat the workbook file; they stay in this browser profile. */
const SETTING_CHARACTERS = 100_000;
const DATABASE = 'datavision-undo';
const STORE = 'snapshots';

const keyOf = (insertionId: string): string => `dv.snapshot.${insertionId}`;

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });

const withStore = async <T>(
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    return await settled(request(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
};

/** Where overwritten cells wait for an undo: small ones in the workbook, large ones in memory and in this browser profile. */
export class SnapshotStore {
  readonly #memory = new Map<string, string>();

  async save(insertionId: string, snapshots: readonly CellSnapshot[]): Promise<void> {
    const text = JSON.stringify(snapshots);
    if (text.length <= SETTING_CHARACTERS) return writeSetting(keyOf(insertionId), text);
    this.#memory.set(insertionId, text);
    if (typeof indexedDB === 'undefined') return;
    // Private windows may forbid IndexedDB; the snapshot then lasts for this session.
    await withStore('readwrite', (store) => store.put(text, insertionId)).catch(() => undefined);
  }

  /** Null when the snapshot lies on another computer. */
  async load(insertionId: string): Promise<CellSnapshot[] | null> {
    const text =
      this.#memory.get(insertionId) ?? (await readSetting(keyOf(insertionId))) ?? (await this.#stored(insertionId));
    return text === null ? null : (JSON.parse(text) as CellSnapshot[]);
  }

  async forget(insertionId: string): Promise<void> {
    this.#memory.delete(insertionId);
    await writeSetting(keyOf(insertionId), null);
    if (typeof indexedDB === 'undefined') return;
    await withStore('readwrite', (store) => store.delete(insertionId)).catch(() => undefined);
  }

  async #stored(insertionId: string): Promise<string | null> {
    if (typeof indexedDB === 'undefined') return null;
    const text: unknown = await withStore('readonly', (store) => store.get(insertionId)).catch(() => null);
    return typeof text === 'string' ? text : null;
  }
}
