import type { AnswerColumn } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';

/** What `Range.values` takes. Blanks are "". */
export type CellValue = string | number | boolean;

export const CELL_CHARACTERS = 32_767;
const DAY = 86_400_000;
/** Excel counts a 29 February 1900 that never was; before 1 March 1900 its day numbers are off by one. */
const FIRST_SAFE_SERIAL = 61;
const DAYS_FROM_1900_TO_1904 = 1_462;

const plainWords = /^\p{L}[\p{L}\p{M} ,.;:()'&/_-]*$/u;
const booleanWords =
  /^(true|false|wahr|falsch|vrai|faux|verdadero|falso|vero|verdadeiro|prawda|fałsz|waar|onwaar|sand|falsk|sant|usann|tosi|epätosi|истина|ложь)$/iu;

/**
 * Text that stays text: whatever Excel might take for a formula, a number, a date or a logical value gets the
 * text prefix ('). Words of letters are written as they are.
 */
export const asText = (text: string): string =>
  text === '' || (plainWords.test(text) && !booleanWords.test(text)) ? text : `'${text}`;

/** The text a cell holds after `asText` was written to it. */
export const textWithoutPrefix = (value: CellValue): CellValue =>
  typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value;

/** Texts longer than Excel's 32,767 characters lose their end, marked by an ellipsis. */
export const cutText = (text: string): string =>
  text.length > CELL_CHARACTERS ? `${text.slice(0, CELL_CHARACTERS - 1)}…` : text;

/** Day number of an ISO 8601 date or timestamp (read as written, without a zone), or null when Excel has none for it. */
export const serialOf = (iso: string, date1904 = false): number | null => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(iso);
  if (!match) return null;
  const milliseconds = Date.parse(`${match[1]}T${match[2] ?? '00:00'}Z`);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== match[1]) return null;
  const serial = (milliseconds - Date.UTC(1899, 11, 30)) / DAY;
  if (date1904) return serial >= DAYS_FROM_1900_TO_1904 ? serial - DAYS_FROM_1900_TO_1904 : null;
  return serial >= FIRST_SAFE_SERIAL ? serial : null;
};

/** "14:30:00" as a fraction of a day, or null. */
const timeOf = (text: string): number | null => {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(text);
  if (!match) return null;
  const seconds = Number(match[1]) * 3_600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return seconds < 86_400 ? seconds / 86_400 : null;
};

/** A number written out, if a double holds all of its digits. */
const exactNumber = (text: string): number | null => {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  return text.replace(/\D/g, '').replace(/^0+/, '').length <= 15 ? Number(text) : null;
};

const fromText = (text: string, type: AnswerColumn['type'], date1904: boolean): number | null => {
  switch (type) {
    case 'date':
    case 'datetime':
      return serialOf(text, date1904);
    case 'time':
      return timeOf(text);
    case 'integer':
    case 'number':
      return exactNumber(text);
    case 'boolean':
    case 'text':
      return null;
  }
};

/** One cell of an answer as it is written: numbers and dates as numbers, everything else as text that stays text. */
export const cellValue = (cell: Cell, type: AnswerColumn['type'], date1904 = false): CellValue => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell;
  return fromText(cell, type, date1904) ?? asText(cutText(cell));
};
