import type { Preferences } from './host.js';

/**
 * Preferences in web storage. Storage is partitioned by the embedding site; `partition` keeps the keys apart as Office asks
 * for. Storage that is full or forbidden costs the memory of choices, nothing else.
 */
export const createPreferences = (storage: () => Storage, partition = ''): Preferences => {
  const listeners = new Set<() => void>();
  const unsaved = new Map<string, string | null>();
  const name = (key: string) => `${partition}datavision.${key}`;
  return {
    get(key) {
      if (unsaved.has(key)) return unsaved.get(key) ?? null;
      try {
        return storage().getItem(name(key));
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === null) storage().removeItem(name(key));
        else storage().setItem(name(key), value);
        unsaved.delete(key);
      } catch {
        unsaved.set(key, value);
      }
      listeners.forEach((listener) => listener());
    },
    /** Hears changes made here and in other windows that share the storage. */
    subscribe(listener) {
      listeners.add(listener);
      globalThis.addEventListener?.('storage', listener);
      return () => {
        listeners.delete(listener);
        globalThis.removeEventListener?.('storage', listener);
      };
    },
  };
};
