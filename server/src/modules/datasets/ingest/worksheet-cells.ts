import type { Cell } from '#shared/data/cell.js';
import type { TypedColumn } from '#server/engine/sql-session.js';
import type { LookedAtCell } from './header-row.js';
import { isErrorValue } from './choose-reading.js';
import type { NumberFormat } from './number-format.js';
import { isoOfSerial, timeOfSerial } from './serial-date.js';
import { cellColumn, textFlagColumn, type StagedColumn } from './staging.js';

/** One worksheet cell as it is staged: its text and what it was. */
export interface StagedCell {
  readonly text: string | null;
  readonly kind: 'blank' | 'number' | 'date' | 'boolean' | 'text';
}

const blank: StagedCell = { text: null, kind: 'blank' };

const numberCell = (value: number, format: NumberFormat | null, date1904: boolean): StagedCell => {
  const text =
    format?.kind === 'date'
      ? isoOfSerial(value, date1904)
      : format?.kind === 'time'
        ? (timeOfSerial(value) ?? isoOfSerial(value, date1904))
        : null;
  return text === null ? { text: String(value), kind: 'number' } : { text, kind: 'date' };
};

/** A cell as the workbook gives it, by its number format. */
export const stageCell = (value: Cell | undefined, format: NumberFormat | null, date1904: boolean): StagedCell => {
  if (value === null || value === undefined || value === '') return blank;
  if (typeof value === 'number') return numberCell(value, format, date1904);
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
  return { text: value, kind: 'text' };
};

export const lookOf = ({ text, kind }: StagedCell): LookedAtCell => ({
  text: text ?? '',
  look: kind === 'blank' ? 'blank' : kind === 'text' && !isErrorValue(text ?? '') ? 'text' : 'value',
});

const SERIAL_FROM = 20_000;
const SERIAL_TO = 80_000;
const DATE_HEADER =
  /(?:^|[^a-z])(?:date|day|datum|tag|fecha|data|jour|month|monat|period|timestamp|time|shipped|ordered|created|updated|birthday|dob|due|deadline)(?:[^a-z]|$)/i;

/** Collects one column of a worksheet. */
export class WorksheetColumn {
  readonly texts: (string | null)[] = [];
  readonly #isText: boolean[] = [];
  readonly #counts = { numbers: 0, dates: 0, booleans: 0, texts: 0 };
  readonly #formats = new Map<string, { cells: number; format: NumberFormat }>();

  /** Blanks for the rows above a column that starts further down. */
  pad(rows: number): void {
    while (this.texts.length < rows) this.add(blank, null);
  }

  get isBlank(): boolean {
    const { numbers, dates, booleans, texts } = this.#counts;
    return numbers + dates + booleans + texts === 0;
  }

  add(cell: StagedCell, format: NumberFormat | null): void {
    this.texts.push(cell.text);
    this.#isText.push(cell.kind === 'text');
    if (cell.kind === 'blank') return;
    this.#counts[`${cell.kind}s`] += 1;
    if (cell.kind !== 'number' || !format) return;
    const key = `${format.kind} ${format.symbol}`;
    const known = this.#formats.get(key);
    this.#formats.set(key, { format, cells: (known?.cells ?? 0) + 1 });
  }

  /**
   * Whole numbers that lie where Excel counts the days of 1954 to 2119, under a header that speaks of dates, are dates when no
   * number format tells. Returns whether they were turned into dates.
   */
  readSerialsAsDates(header: string, date1904: boolean): boolean {
    const { numbers, dates } = this.#counts;
    if (numbers === 0 || dates > 0 || this.#formats.size > 0 || !DATE_HEADER.test(header)) return false;
    const serial = (index: number): number | null => {
      const value = this.#isText[index] ? NaN : Number(this.texts[index] ?? NaN);
      return value >= SERIAL_FROM && value < SERIAL_TO ? value : null;
    };
    const indexes = this.texts.flatMap((_, index) => (serial(index) === null ? [] : [index]));
    if (indexes.length < numbers) return false;
    for (const index of indexes) this.texts[index] = isoOfSerial(serial(index)!, date1904);
    this.#counts.dates = numbers;
    this.#counts.numbers = 0;
    return true;
  }

  get flagsText(): boolean {
    const { numbers, dates, texts } = this.#counts;
    return texts > 0 && numbers + dates > 0;
  }

  staged(header: string | null): StagedColumn {
    const [usual] = [...this.#formats.values()].sort((a, b) => b.cells - a.cells);
    return {
      header,
      native: { ...this.#counts },
      flagsText: this.flagsText,
      percent: usual?.format.kind === 'percent',
      currency: usual?.format.kind === 'currency' ? (usual.format.symbol ?? undefined) : undefined,
    };
  }

  tableColumns(index: number): TypedColumn[] {
    const cells: TypedColumn = { name: cellColumn(index), type: 'VARCHAR', values: this.texts };
    if (!this.flagsText) return [cells];
    return [cells, { name: textFlagColumn(index), type: 'BOOLEAN', values: this.#isText }];
  }
}
