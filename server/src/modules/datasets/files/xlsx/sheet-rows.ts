import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { cachedFormat, type NumberFormat } from '../../ingest/number-format.js';
import type { WorksheetRow } from '../../ingest/worksheet-table.js';
import type { Archive } from './archive.js';
import { stringItem, type Workbook } from './workbook.js';
import { attribute, decodeXml, elements } from './xml.js';

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
const MAX_CELLS = 30_000_000;

/** "AB12" -> 27; -1 when there is no column in it. */
export const columnIndex = (reference: string): number => {
  let index = 0;
  for (const character of reference) {
    const code = character.charCodeAt(0);
    if (code < 65 || code > 90) break;
    index = index * 26 + code - 64;
  }
  return index - 1;
};

const cellPattern = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const valuePattern = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/;

const UNIX_EPOCH_SERIAL = 25_569;
const DAY_MS = 86_400_000;

interface SheetCell {
  readonly value: Cell;
  readonly format: NumberFormat | null;
}

const blank: SheetCell = { value: null, format: null };

/** Reads the cells of one worksheet. */
class CellReader {
  constructor(
    private readonly workbook: Workbook,
    private readonly strings: readonly string[],
  ) {}

  read(attributes: string, content: string): SheetCell {
    const type = / t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
    if (type === 'inlineStr') return { value: stringItem(content), format: null };
    const text = valuePattern.exec(content)?.[1];
    if (text === undefined || text === '') return blank;
    if (type === 's') return { value: this.strings[Number(text)] ?? null, format: null };
    if (type === 'str' || type === 'e') return { value: decodeXml(text), format: null };
    if (type === 'b') return { value: text === '1', format: null };
    if (type === 'd') return isoDate(text);
    const value = Number(text);
    return { value: Number.isFinite(value) ? value : decodeXml(text), format: this.#format(attributes) };
  }

  #format(attributes: string): NumberFormat | null {
    const style = / s="(\d+)"/.exec(attributes)?.[1];
    return style === undefined ? null : (this.workbook.formats[Number(style)] ?? null);
  }
}

const isoDate = (text: string): SheetCell => {
  const time = Date.parse(/T/.test(text) ? `${text.replace(/Z$/, '')}Z` : text);
  return Number.isNaN(time)
    ? { value: text, format: null }
    : { value: time / DAY_MS + UNIX_EPOCH_SERIAL, format: cachedFormat('yyyy-mm-dd') };
};

const rowOf = (content: string, reader: CellReader): WorksheetRow => {
  const cells: Cell[] = [];
  const formats: (NumberFormat | null)[] = [];
  for (const match of content.matchAll(cellPattern)) {
    const attributes = match[1] ?? '';
    const reference = / r="([A-Z]+)/.exec(attributes)?.[1];
    const index = reference === undefined ? cells.length : columnIndex(reference);
    if (index < 0 || index >= MAX_COLUMNS) continue;
    while (cells.length < index) {
      cells.push(null);
      formats.push(null);
    }
    const { value, format } = reader.read(attributes, match[2] ?? '');
    cells[index] = value;
    formats[index] = format;
  }
  return { cells, formats };
};

const emptyRow: WorksheetRow = { cells: [], formats: [] };

/** Rows of a worksheet from the top, blank ones included. */
export async function* sheetRows(
  archive: Archive,
  part: string,
  { workbook, strings }: { workbook: Workbook; strings: readonly string[] },
): AsyncGenerator<WorksheetRow> {
  const reader = new CellReader(workbook, strings);
  let next = 1;
  let cells = 0;
  for await (const [attributes, content] of elements(archive.blocks(part), 'row')) {
    const number = Number(attribute(attributes, 'r') ?? next);
    if (!(number >= 1 && number <= MAX_ROWS)) continue;
    for (; next < number; next += 1) yield emptyRow;
    const row = rowOf(content, reader);
    cells += row.cells.length;
    if (cells > MAX_CELLS)
      throw new AppError('too-large', 'The worksheet has more than 30 million cells. Save the table as CSV.');
    next = number + 1;
    yield row;
  }
}
