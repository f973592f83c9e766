import { meanings } from './meanings.js';
import { stem } from './stem.js';

const buildIndex = (): Map<string, Set<string>> => {
  const index = new Map<string, Set<string>>();
  for (const line of meanings.trim().split('\n')) {
    const [first, ...rest] = line.split(',').map((words) => words.trim().split(' ').map(stem).join(' '));
    if (!first) continue;
    for (const other of rest) {
      link(index, first, other);
      link(index, other, first);
    }
  }
  return index;
};

const link = (index: Map<string, Set<string>>, from: string, to: string): void => {
  if (from === to) return;
  index.set(from, (index.get(from) ?? new Set()).add(to));
};

const index = buildIndex();
const nothing: ReadonlySet<string> = new Set();

/** Words or short phrases (as stems joined by blanks) that may stand for this one. */
export const synonymsOf = (stems: string): ReadonlySet<string> => index.get(stems) ?? nothing;
