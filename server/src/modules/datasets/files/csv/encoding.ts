import { createReadStream } from 'node:fs';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

export interface Encoding {
  /** A name iconv-lite knows: "utf8", "utf16le", "windows-1252", "shift_jis" … */
  readonly name: string;
  /** Length of the byte order mark in bytes. */
  readonly bom: number;
}

const boms: [string, number[]][] = [
  ['utf32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf32be', [0x00, 0x00, 0xfe, 0xff]],
  ['utf8', [0xef, 0xbb, 0xbf]],
  ['utf16le', [0xff, 0xfe]],
  ['utf16be', [0xfe, 0xff]],
];

const byMark = (bytes: Buffer): Encoding | null => {
  const found = boms.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  return found ? { name: found[0], bom: found[1].length } : null;
};

const ZERO_SHARE = 0.3;
const ZERO_SAMPLE = 16_384;

/** Latin text in UTF-16 has a zero in every second byte. */
const byZeros = (bytes: Buffer): string | null => {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, ZERO_SAMPLE);
  for (let index = 0; index < length; index += 1) if (bytes[index] === 0) zeros[index % 2]! += 1;
  const half = length / 2 || 1;
  if (zeros[1]! / half > ZERO_SHARE && zeros[0]! / half < ZERO_SHARE / 10) return 'utf16le';
  if (zeros[0]! / half > ZERO_SHARE && zeros[1]! / half < ZERO_SHARE / 10) return 'utf16be';
  return null;
};

/** Whether the bytes are UTF-8; a character cut at the end does not count against it. */
const isUtf8 = (bytes: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const western = 'äöüßéèêëàâáãåçñíìîïóòôõøúùûæœÿ';
const central = 'áčďéěíňóřšťúůýžąćęłńśźżäöüßőűâăîșțşţđ';

/** Single-byte encodings with the small letters of the languages they are used for, most usual first. */
const singleByte = [
  { name: 'windows-1252', letters: western, guesses: /^(?:ISO-8859-1|windows-1252)$/ },
  { name: 'macroman', letters: western, guesses: /^mac/i },
  { name: 'windows-1250', letters: central, guesses: /^(?:ISO-8859-2|windows-1250)$/ },
  { name: 'cp850', letters: western, guesses: /^IBM/i },
];

const strange = /\p{Ll}[^\x00-\x7f\p{Ll}’]\p{Ll}|[\u0080-\u009f]/gu;
const beyondAscii = /[^\x00-\x7f]/gu;
const GUESS_BONUS = 1.2;

/** How much a decoding reads like words: letters that belong count for it, signs and capitals within words against it. */
const plausibility = (text: string, letters: string): number => {
  const found = text.match(beyondAscii) ?? [];
  const known = found.filter((character) => letters.includes(character.toLowerCase())).length;
  return known - 0.5 * (found.length - known) - 3 * (text.match(strange)?.length ?? 0);
};

const bestSingleByte = (bytes: Buffer, guess: string | undefined): string => {
  const scored = singleByte.map(({ name, letters, guesses }) => {
    const score = plausibility(iconv.decode(bytes, name), letters);
    return { name, score: guess && guesses.test(guess) && score > 0 ? score * GUESS_BONUS : score };
  });
  return scored.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).name;
};

const SURE = 50;
const latin = /^(?:ISO-8859-(?:1|2|9)|windows-125(?:0|2|4))$/;

/**
 * The encoding of a text by its first bytes: byte order mark, UTF-16 zeros, valid UTF-8, then byte statistics for the legacy
 * encodings, where the Latin ones are told apart by how their accents sit in words.
 */
export const detectEncoding = (bytes: Buffer): Encoding => {
  const marked = byMark(bytes);
  if (marked) return marked;
  const wide = byZeros(bytes);
  if (wide) return { name: wide, bom: 0 };
  if (isUtf8(bytes)) return { name: 'utf8', bom: 0 };
  const guess = analyse(bytes).find(({ name }) => iconv.encodingExists(name) && !/^(?:utf|ascii)/i.test(name));
  if (!guess || latin.test(guess.name) || guess.confidence < SURE) {
    return { name: bestSingleByte(bytes, guess?.name), bom: 0 };
  }
  return { name: guess.name.toLowerCase(), bom: 0 };
};

/**
 * Checks what the first bytes promised: when a file that began as UTF-8 is not UTF-8 further down, the bytes around the first
 * offence decide anew.
 */
export const confirmEncoding = async (path: string, encoding: Encoding): Promise<Encoding> => {
  if (encoding.name !== 'utf8' || encoding.bom > 0) return encoding;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    try {
      decoder.decode(bytes, { stream: true });
    } catch {
      return detectEncoding(bytes);
    }
  }
  return encoding;
};
