import type { RowAligner } from './align-row.js';
import { parseLine, type Dialect, type Fields } from './dialect.js';
import type { Line } from './lines.js';

/** What was mended while reading, with the line of the file (1-based) where it happened. */
export interface Repair {
  readonly line: number;
  readonly kind: 'stray-quote' | 'other-delimiter' | 'missing-cells' | 'extra-cells' | 'shifted-cells';
}

export interface CsvRecord {
  readonly fields: Fields;
  readonly line: number;
  readonly repair: Repair['kind'] | null;
}

const MAX_JOINED_LINES = 500;
const otherDelimiters = [',', ';', '\t', '|', ' '];

/** Readings of a line in which the opening quote of one or two fields is taken as text. */
const withStrayQuotes = (text: string, dialect: Dialect, width: number): Fields | null => {
  const literal: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const parsed = parseLine(text, dialect, literal);
    if (!parsed.open && parsed.fields.length === width) return parsed.fields;
    const suspect = parsed.open
      ? parsed.fields.length - 1
      : parsed.quoted.find((field) => parsed.fields[field]?.includes(dialect.delimiter) && !literal.includes(field));
    if (suspect === undefined) return null;
    literal.push(suspect);
  }
  return null;
};

/** Words of a sentence are no cells: a line parted by spaces must hold quotes or numbers. */
const withOtherDelimiter = (text: string, dialect: Dialect, width: number): Fields | null => {
  if (width < 3) return null;
  for (const delimiter of otherDelimiters) {
    if (delimiter === dialect.delimiter) continue;
    const { fields, open, quoted } = parseLine(text, { ...dialect, delimiter });
    if (open || fields.length !== width) continue;
    if (delimiter !== ' ' || quoted.length > 0 || fields.some((field) => /\d/.test(field ?? ''))) return fields;
  }
  return null;
};

const isBlankTail = (fields: Fields, width: number): boolean => fields.slice(width).every((field) => field === null);

/**
 * Records of a delimited text, mended where that is certain to be right: quotes left open, a line written with another
 * delimiter, separators too many at the end. Everything else is given as it stands.
 */
export class RecordReader {
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #aligner: RowAligner | undefined;
  #held: { text: string; line: number; lines: Line[] } | null = null;
  #line = 0;

  /** @param width - cells of a regular row; 0 when that is not known yet, and then nothing is mended */
  constructor(
    dialect: Dialect,
    width: number,
    { firstLine = 1, aligner }: { firstLine?: number; aligner?: RowAligner } = {},
  ) {
    this.#dialect = dialect;
    this.#aligner = aligner;
    this.#width = width;
    this.#line = firstLine - 1;
  }

  /** The records that end with this line: none while a quote is open, several when an open quote turns out to be stray. */
  push(line: Line): CsvRecord[] {
    this.#line += 1;
    if (this.#held) return this.#continue(line);
    const parsed = parseLine(line.text, this.#dialect);
    if (!parsed.open && (parsed.fields.length === this.#width || this.#width === 0)) {
      return [{ fields: parsed.fields, line: this.#line, repair: null }];
    }
    if (parsed.open && !this.#mended(line.text)) {
      this.#held = { text: line.text + line.end, line: this.#line, lines: [line] };
      return [];
    }
    return [this.#settle(line.text, this.#line)];
  }

  /** What is left when the file ends inside a quote. */
  finish(): CsvRecord[] {
    return this.#held ? this.#release() : [];
  }

  #continue(line: Line): CsvRecord[] {
    const held = this.#held!;
    held.lines.push(line);
    const text = held.text + line.text;
    const parsed = line.text.includes(this.#dialect.quote) ? parseLine(text, this.#dialect) : null;
    if (parsed && !parsed.open) {
      const fits = this.#width === 0 || parsed.fields.length === this.#width;
      if (!fits && this.#allLinesRegular(held.lines.slice(1))) return this.#release();
      this.#held = null;
      return [{ ...this.#fitted(parsed.fields), line: held.line }];
    }
    held.text = text + line.end;
    return held.lines.length > MAX_JOINED_LINES ? this.#release() : [];
  }

  #allLinesRegular(lines: readonly Line[]): boolean {
    return lines.every(({ text }) => parseLine(text, this.#dialect).fields.length === this.#width);
  }

  /** The open quote was stray: its line stands alone and the lines after it are read anew. */
  #release(): CsvRecord[] {
    const { lines, line } = this.#held!;
    this.#held = null;
    const [first, ...rest] = lines;
    const records = [this.#settle(first!.text, line)];
    this.#line = line;
    for (const next of rest) records.push(...this.push(next));
    return records;
  }

  #mended(text: string): Fields | null {
    if (this.#width === 0) return null;
    return withStrayQuotes(text, this.#dialect, this.#width);
  }

  #settle(text: string, line: number): CsvRecord {
    const mended = this.#mended(text);
    if (mended) return { fields: mended, line, repair: 'stray-quote' };
    const parsed = parseLine(text, this.#dialect);
    const fields = parsed.open ? parseLine(text, { ...this.#dialect, quote: '' }).fields : parsed.fields;
    if (fields.length < this.#width) {
      const other = withOtherDelimiter(text, this.#dialect, this.#width);
      if (other) return { fields: other, line, repair: 'other-delimiter' };
    }
    return { ...this.#fitted(fields), line };
  }

  #fitted(fields: Fields): { fields: Fields; repair: Repair['kind'] | null } {
    if (this.#width === 0 || fields.length === this.#width) return { fields, repair: null };
    if (fields.length > this.#width && isBlankTail(fields, this.#width))
      return { fields: fields.slice(0, this.#width), repair: null };
    const aligned = this.#aligner?.align(fields);
    if (aligned) return { fields: aligned, repair: 'shifted-cells' };
    return { fields, repair: fields.length < this.#width ? 'missing-cells' : 'extra-cells' };
  }
}
