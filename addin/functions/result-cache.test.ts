import { describe, expect, it } from 'vitest';
import { ResultCache } from './result-cache.js';

const nowhere = { read: () => null, write: () => undefined };

describe('kept results', () => {
  it('make room by forgetting the one not used for longest', () => {
    const cache = new ResultCache(nowhere, { characters: 60, largest: 40 });
    cache.set('a', [['xxxxx']]);
    cache.set('b', [['xxxxx']]);
    cache.get('a');
    cache.set('c', [['xxxxxxxxxx']]);
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toEqual([['xxxxx']]);
  });

  it('are not kept when they are too large', () => {
    const cache = new ResultCache(nowhere, { characters: 1_000, largest: 20 });
    cache.set('a', [['x'.repeat(50)]]);
    expect(cache.get('a')).toBeUndefined();
  });

  it.each(['{', '{"a":1}', '[["a",1],["b",[["ok"]]],7]'])('survive a damaged store: %s', (text) => {
    const cache = new ResultCache({ ...nowhere, read: () => text });
    expect(cache.get('a')).toBeUndefined();
  });
});
