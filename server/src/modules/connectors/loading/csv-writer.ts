import type { RecordBatch, Value } from '../values/record-batch.js';

export const NULL_TEXT = '\\N';

const special = /[",\n\r]/;

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const cell = (value: Value): string => {
  if (value === null) return NULL_TEXT;
  if (typeof value !== 'string') return String(value);
  return special.test(value) || value === NULL_TEXT ? quote(value) : value;
};

/** Alone on a line, an empty text would be an empty line, which readers skip. */
const loneCell = (value: Value): string => (value === null ? NULL_TEXT : quote(String(value)));

/** Batches as CSV: UTF-8, comma, no header, `\N` for null and never quoted, a text that reads `\N` quoted. */
export const csvOf = ({ columns, values, rows }: RecordBatch): string => {
  const write = columns.length === 1 ? loneCell : cell;
  let csv = '';
  for (let row = 0; row < rows; row += 1) {
    csv += write(values[0]![row]!);
    for (let column = 1; column < columns.length; column += 1) csv += `,${write(values[column]![row]!)}`;
    csv += '\n';
  }
  return csv;
};

/** The same straight from a driver's rows, for drivers that turn rows into text faster than into columns. */
export const csvOfRows = (rows: readonly (readonly unknown[])[], columns: readonly CsvColumn[]): string => {
  const write = columns.length === 1 ? loneCell : cell;
  let csv = '';
  for (const row of rows) {
    for (let index = 0; index < columns.length; index += 1) {
      if (index > 0) csv += ',';
      const raw = row[index];
      if (raw === null) csv += NULL_TEXT;
      else {
        const { read, plain } = columns[index]!;
        const value = read(raw as never);
        csv += plain && columns.length > 1 ? (value as string | number) : write(value);
      }
    }
    csv += '\n';
  }
  return csv;
};

export interface CsvColumn {
  readonly read: (raw: never) => Value;
  /** Numbers and times never need quotes. */
  readonly plain: boolean;
}
