import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_DIGITS = 9;

const digits = (value: number, length: number): string =>
  Array.from({ length }, (_, index) => ALPHABET[Math.floor(value / 32 ** (length - 1 - index)) % 32]).join('');

/** Sorts by time; the last eight characters are random. Crockford's alphabet: no letters that look like digits. */
export const newRunId = (now: Date): string =>
  digits(now.getTime(), TIME_DIGITS) + [...randomBytes(8)].map((byte) => ALPHABET[byte % 32]).join('');
