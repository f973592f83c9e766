import type { StoredFile } from './dataset-store.js';

export interface StoreLimits {
  readonly limitBytes: number;
  readonly days: number;
}

const DAY = 86_400_000;

/** Which files must go: those unused for `days`, then the least recently used until the rest fits into `limitBytes`. */
export const garbageOf = (files: readonly StoredFile[], { limitBytes, days }: StoreLimits, now: Date): StoredFile[] => {
  const newestFirst = [...files].sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
  let kept = 0;
  return newestFirst.filter(({ bytes, usedAt }) => {
    const expired = now.getTime() - usedAt.getTime() > days * DAY;
    if (expired || kept + bytes > limitBytes) return true;
    kept += bytes;
    return false;
  });
};
