import { dateFormats, fitsFormat, formatsOf, hasTime, isIsoMoment, isTimeText, type DateFormat } from './date-text.js';
import { bareDigits, isNumberText, isPlainNumber, isWholeText, type DecimalMark } from './number-text.js';
import { EXACT_DIGITS, type Reading } from './reading.js';

/** A text that stands in a column and in how many cells. */
export interface Tally {
  readonly text: string;
  readonly cells: number;
}

const markers =
  /^(?:n\/?a\.?|#n\/a|#null!|nan|null|none|nil|-+|–|—|\?+|\.+|missing|unknown|not available|tbd|k\.?a\.?|\(blank\)|\\n)$/i;

/** Whether `text` is a usual way of writing that a value is missing. */
export const isMissingMarker = (text: string): boolean => markers.test(text.trim());

const errorValues =
  /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA|BUSY!|CONNECT!|BLOCKED!|UNKNOWN!)$/;
export const isErrorValue = (text: string): boolean => errorValues.test(text.trim());

const isValue = ({ text }: Tally): boolean => text.trim() !== '' && !isMissingMarker(text) && !isErrorValue(text);

const cellsOf = (tallies: readonly Tally[]): number => tallies.reduce((sum, { cells }) => sum + cells, 0);
const cellsWhere = (tallies: readonly Tally[], fits: (text: string) => boolean): number =>
  cellsOf(tallies.filter(({ text }) => fits(text.trim())));

/** Nine in ten values must fit; in short columns one in four may be off. */
const enough = (fitting: number, values: number): boolean =>
  fitting > 0 && fitting >= values * (values < 10 ? 0.75 : 0.9);

const isBoolean = (text: string): boolean => /^(?:true|false|wahr|falsch)$/i.test(text);

const hasManyDigits = (text: string, mark: DecimalMark): boolean => {
  if (/[eE%]/.test(text)) return false;
  const digits = bareDigits(text, mark)
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return digits.length > EXACT_DIGITS && String(Number(text)) !== text;
};

const MAX_DECIMAL_DIGITS = 38;
const LARGE_INTEGER_DIGITS = 18;

const decimalStorage = (texts: string[], mark: DecimalMark): string | null => {
  const parts = texts.map((text) => bareDigits(text, mark).split('.'));
  const scale = Math.max(...parts.map(([, fraction = '']) => fraction.length));
  const before = Math.max(...parts.map(([whole = '']) => whole.length));
  return scale + before <= MAX_DECIMAL_DIGITS ? `DECIMAL(${MAX_DECIMAL_DIGITS},${scale})` : null;
};

const numberReading = (texts: string[], mark: DecimalMark): Reading => {
  const numbers = texts.filter((text) => isNumberText(text, mark));
  const whole = numbers.filter((text) => isWholeText(text, mark));
  if (whole.length === numbers.length) {
    const digits = Math.max(...whole.map((text) => bareDigits(text, mark).length));
    if (digits > MAX_DECIMAL_DIGITS) return { type: 'text' };
    const dressed = whole.some((text) => !isPlainNumber(text, 'comma'));
    return { type: 'integer', mark, storage: digits > LARGE_INTEGER_DIGITS ? 'DECIMAL(38,0)' : 'BIGINT', dressed };
  }
  const dressed = numbers.some((text) => !isPlainNumber(text, mark));
  const precise = numbers.some((text) => hasManyDigits(text, mark));
  const storage = precise && numbers.every((text) => !/[eE%]/.test(text)) ? decimalStorage(numbers, mark) : 'DOUBLE';
  return storage === null ? { type: 'text' } : { type: 'number', mark, storage, dressed };
};

interface NumberFit {
  readonly values: Tally[];
  readonly all: number;
  readonly point: number;
  readonly comma: number;
}

const numberFit = (tallies: readonly Tally[]): NumberFit => {
  const values = tallies.filter(isValue);
  const fit = (mark: DecimalMark) => cellsWhere(values, (text) => isNumberText(text, mark));
  const point = fit('point');
  const all = cellsOf(values);
  // Whole numbers read alike either way; a column of them says nothing about the decimal mark.
  const plainOnly = point === all && values.every(({ text }) => /^-?\d*$/.test(text));
  return { values, all, point, comma: plainOnly ? point : fit('comma') };
};

const asNumbers = ({ values, all, point, comma }: NumberFit, preferred: DecimalMark): Reading | null => {
  const mark = point === comma ? preferred : point > comma ? 'point' : 'comma';
  if (!enough(Math.max(point, comma), all)) return null;
  return numberReading(
    values.map(({ text }) => text).filter((text) => isNumberText(text.trim(), mark)),
    mark,
  );
};

const familyOf = (format: DateFormat): string => `${format.order} ${format.format.includes('%y')}`;

/** Formats of one order before the other: the order most cells allow, by the cells only one order can read. */
const orderedFormats = (values: Tally[]): DateFormat[] => {
  const support = new Map<DateFormat, number>();
  const orders = new Map<string, number>();
  for (const { text, cells } of values) {
    const formats = formatsOf(text.trim());
    for (const format of formats) support.set(format, (support.get(format) ?? 0) + cells);
    for (const family of new Set(formats.map(familyOf))) orders.set(family, (orders.get(family) ?? 0) + cells);
  }
  const rank = (format: DateFormat): number => orders.get(familyOf(format)) ?? 0;
  const usual = ({ format, order }: DateFormat): number => Number(format.includes('/') === (order === 'month-first'));
  return dateFormats.filter((format) => support.has(format)).sort((a, b) => rank(b) - rank(a) || usual(b) - usual(a));
};

const PROBE = 60;

const asDates = (values: Tally[], all: number): Reading | null => {
  const looksDated = ({ text }: Tally): boolean => isIsoMoment(text.trim()) || formatsOf(text.trim()).length > 0;
  if (!values.slice(0, PROBE).some(looksDated)) return null;
  const formats = orderedFormats(values);
  const reads = (text: string): boolean => isIsoMoment(text) || formats.some((format) => fitsFormat(text, format));
  if (!enough(cellsWhere(values, reads), all)) return null;
  const names = formats.map(({ format }) => format);
  const zoned = values.some(({ text }) => isIsoMoment(text.trim()) && formatsOf(text.trim()).length === 0);
  if (zoned || names.some(hasTime)) return { type: 'datetime', formats: names, zoned };
  return { type: 'date', formats: names };
};

/**
 * The reading that fits a column, judged by its texts: whole numbers, numbers, booleans, dates, times, else text.
 * Usual words for "missing" and error values have no say. Digits with leading zeros stay text.
 *
 * @param tallies - texts of the column with the cells they stand for
 * @param preferred - the decimal mark where the texts allow both
 */
export const chooseReading = (tallies: readonly Tally[], preferred: DecimalMark = 'point'): Reading => {
  const fit = numberFit(tallies);
  const { values, all } = fit;
  if (all === 0) return { type: 'text' };
  const numbers = asNumbers(fit, preferred);
  if (numbers) return numbers;
  if (enough(cellsWhere(values, isBoolean), all)) return { type: 'boolean' };
  if (enough(cellsWhere(values, isTimeText), all)) return { type: 'time' };
  return asDates(values, all) ?? { type: 'text' };
};

const PROOF_TEXTS = 200;

/** The decimal mark of a table: comma when more columns can only be read with a comma. */
export const decimalMarkOf = (columns: readonly (readonly Tally[])[]): DecimalMark => {
  const fits = columns.map((tallies) => numberFit(tallies.slice(0, PROOF_TEXTS)));
  const comma = fits.filter((fit) => fit.comma > fit.point && enough(fit.comma, fit.all)).length;
  const point = fits.filter((fit) => fit.point > fit.comma && enough(fit.point, fit.all)).length;
  return comma > point ? 'comma' : 'point';
};
