import { describe, expect, it } from 'vitest';
import { SlicedWork } from './sliced-work.js';

const pause = (milliseconds: number): void => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

describe('long work in slices', () => {
  it('does little work at once', () => {
    const work = new SlicedWork();
    const seen: number[] = [];
    work.add([() => seen.push(1), () => seen.push(2)]);
    expect(seen).toEqual([1, 2]);
  });

  it('lets the page have its turn in much work, and keeps the order', async () => {
    const work = new SlicedWork();
    const seen: string[] = [];
    const slice = (name: string) => () => {
      pause(15);
      seen.push(name);
    };
    work.add([slice('a'), slice('b'), slice('c'), slice('d')]);
    work.add([slice('e')]);
    seen.push('turn');
    await work.done;
    expect(seen).toEqual(['a', 'b', 'turn', 'c', 'd', 'e']);
  });

  it('drops what follows a slice that failed, says so, and goes on with new work', async () => {
    const work = new SlicedWork();
    const seen: number[] = [];
    const fail = (): void => {
      throw new Error('The sheet is gone.');
    };
    work.add([() => seen.push(1), fail, () => seen.push(2)]);
    await expect(work.done).rejects.toThrow('The sheet is gone.');
    work.add([() => seen.push(3)]);
    await work.done;
    expect(seen).toEqual([1, 3]);
  });
});
