import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Fields } from './dialect.js';

const needsQuotes = /[",\r\n]|^\s|\s$|^$/;

/** One cell of a clean CSV: a blank is nothing, an empty text is "". */
const cleanCell = (field: string | null): string =>
  field === null ? '' : needsQuotes.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

export const cleanLine = (fields: Fields): string => `${fields.map(cleanCell).join(',')}\n`;

/** Where every cell stands in quotes, a quoted blank is just a blank. */
export const withoutEmptyTexts = (fields: Fields): Fields => fields.map((field) => (field === '' ? null : field));

const BATCH = 1 << 18;

/** Writes lines to a file, waiting for the disk where it is slower. */
export const writeLines = async (path: string, lines: AsyncIterable<string>): Promise<void> => {
  const out = createWriteStream(path);
  const failed = once(out, 'error').then(([error]) => Promise.reject(error as Error));
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await Promise.race([once(out, 'drain'), failed]);
  };
  failed.catch(() => undefined);
  let batch = '';
  for await (const line of lines) {
    batch += line;
    if (batch.length < BATCH) continue;
    await write(batch);
    batch = '';
  }
  await write(batch);
  out.end();
  await Promise.race([once(out, 'finish'), failed]);
};
