import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { AppError } from '#shared/errors/app-error.js';
import type { Encoding } from './encoding.js';

export interface Line {
  readonly text: string;
  /** "\n", "\r\n", "\r" or '' at the end of the file. */
  readonly end: string;
}

const terminator = /\r\n|\n|\r/g;

/** Splits a whole text into lines, whatever their ends, mixed ones too. */
export const splitLines = (text: string): string[] => text.split(/\r\n|\n|\r/);

/** A single line above this is no table but something else. */
const MAX_LINE = 64 * 1024 * 1024;

const checkLength = (pending: string): void => {
  if (pending.length > MAX_LINE) {
    throw new AppError(
      'unreadable-file',
      'The file has a line of more than 64 MB, so it is not a table. Check the file.',
    );
  }
};

/** Streams the lines of a file in any encoding. */
export async function* linesOf(path: string, encoding: Encoding): AsyncGenerator<Line> {
  const decoder = iconv.getDecoder(encoding.name, { stripBOM: true });
  let pending = '';
  const source = createReadStream(path, { start: encoding.bom, highWaterMark: 1 << 20 });
  for await (const bytes of source as AsyncIterable<Buffer>) {
    pending += decoder.write(bytes);
    checkLength(pending);
    let from = 0;
    for (const match of pending.matchAll(terminator)) {
      // A CR at the very end may be half of a CR LF that goes on in the next block.
      if (match[0] === '\r' && match.index === pending.length - 1) break;
      yield { text: pending.slice(from, match.index), end: match[0] };
      from = match.index + match[0].length;
    }
    pending = pending.slice(from);
  }
  pending += decoder.end() ?? '';
  if (pending === '') return;
  const last = splitLines(pending);
  for (const [index, text] of last.entries()) {
    if (index < last.length - 1) yield { text, end: '\n' };
    else if (text !== '') yield { text, end: '' };
  }
}
