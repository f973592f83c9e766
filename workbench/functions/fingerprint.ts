import type { CellValue } from '../book/book.js';

/** Two 32-bit multiplicative hashes of the text (as in cyrb53), 16 hex digits: equal for equal values. */
export function fingerprint(value: CellValue | null | readonly (readonly CellValue[])[]): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  const feed = (text: string): void => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 2_654_435_761);
      b = Math.imul(b ^ code, 1_597_334_677);
    }
    a = Math.imul(a ^ 0x1f, 2_654_435_761);
    b = Math.imul(b ^ 0x1f, 1_597_334_677);
  };
  if (Array.isArray(value)) {
    for (const row of value as CellValue[][]) {
      for (const cell of row) feed(`${(typeof cell)[0]}${cell}`);
      feed('\n');
    }
  } else feed(value === null ? 'null' : `${(typeof value)[0]}${String(value)}`);
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
