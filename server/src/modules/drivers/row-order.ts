import type { Driver } from './encoding.js';

const bits = new Uint32Array(2);
const number = new Float64Array(bits.buffer);

/** One round of MurmurHash3 by Austin Appleby. */
const mixed = (hash: number, word: number): number => {
  const scrambled = Math.imul(word, 0xcc9e2d51);
  const turned = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) >>> 0;
};

/** The last step of MurmurHash3, which spreads every bit over all others. */
const finished = (hash: number): number => {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
};

const hashes = (columns: readonly ArrayLike<number>[], rows: number): Uint32Array => {
  const found = new Uint32Array(rows);
  for (const column of columns) {
    for (let row = 0; row < rows; row += 1) {
      number[0] = column[row]!;
      found[row] = mixed(mixed(found[row]!, bits[0]!), bits[1]!);
    }
  }
  return found;
};

/** Rows of the same values get hashes of their own, else all or none of them would be among the first. */
const tellApart = (found: Uint32Array): void => {
  const seen = new Map<number, number>();
  for (let row = 0; row < found.length; row += 1) {
    const hash = found[row]!;
    const times = seen.get(hash) ?? 0;
    seen.set(hash, times + 1);
    found[row] = finished(mixed(hash, times));
  }
};

/**
 * At most `most` rows, as if drawn at random, in an order that depends on what they hold and not on the order they came in: a
 * database gives rows in any order, and the same rows must give the same answer.
 * @param target one finite value per row
 * @returns indices of rows
 */
export const settledRows = (drivers: readonly Driver[], target: Float64Array, most: number): Int32Array => {
  const columns = drivers.map((driver) => (driver.kind === 'number' ? driver.values : driver.codes));
  const found = hashes([target, ...columns], target.length);
  tellApart(found);
  // A double holds 53 bits exactly: as many low ones as rows need, and the hash, or what of it fits, above.
  const places = 2 ** Math.ceil(Math.log2(target.length + 1));
  const scale = 2 ** 53 / places / 2 ** 32;
  const keyed = Float64Array.from(found, (hash, row) => Math.floor(hash * scale) * places + row).sort();
  return Int32Array.from(keyed.subarray(0, most), (key) => key % places);
};
