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

/** Rows in the order of their keys, each a whole number below 2^32; rows of equal keys as they came. */
const byKey = (keys: Uint32Array): Int32Array => {
  // A double holds 53 bits exactly: as many low ones as rows need, and the key, or what of it fits, above.
  const places = 2 ** Math.ceil(Math.log2(keys.length + 1));
  const scale = 2 ** 53 / places / 2 ** 32;
  const keyed = Float64Array.from(keys, (key, row) => Math.floor(key * scale) * places + row).sort();
  return Int32Array.from(keyed, (key) => key % places);
};

/**
 * Rows with the same drivers get keys of their own, else all or none of them would be among the first: the lowest target the first, so
 * that the unit of the target does not matter.
 */
const tellApart = (keys: Uint32Array, target: Float64Array): void => {
  const order = byKey(keys);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const key = keys[order[start]!]!;
    while (end < order.length && keys[order[end]!] === key) end += 1;
    const alike = order.subarray(start, end);
    if (alike.length > 1) alike.sort((a, b) => target[a]! - target[b]!);
    alike.forEach((row, times) => (keys[row] = finished(mixed(key, times))));
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
  const keys = hashes(columns, target.length);
  tellApart(keys, target);
  return byKey(keys).subarray(0, most);
};
