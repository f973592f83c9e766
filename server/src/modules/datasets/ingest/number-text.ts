import { quoteText } from '#server/engine/sql-session.js';

/** Which character separates the decimals: 1,200.50 is `point`, 1.200,50 is `comma`. */
export type DecimalMark = 'point' | 'comma';

const currency = String.raw`(?:US\$|R\$|A\$|C\$|[$€£¥₹₩₽₺฿₫₴₦]|USD|EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD|SEK|NOK|DKK|PLN|CZK|kr\.?|zł|Kč|Fr\.?)`;
const groups = (separators: string): string =>
  String.raw`(?:\d{1,3}(?:[${separators}]\d{3})+|\d{1,2}(?:[${separators}]\d{2})+[${separators}]\d{3}|[1-9]\d*|0)`;
const spaces = " '’\u00A0\u202F";

const wholes: Record<DecimalMark, string> = { point: groups(`,${spaces}`), comma: groups(`.${spaces}`) };
const decimals: Record<DecimalMark, string> = {
  point: String.raw`(?:${wholes.point}(?:\.\d*)?|\.\d+)`,
  comma: String.raw`(?:${wholes.comma}(?:,\d*)?|,\d+)`,
};

/** Written as a machine writes it: no grouping, no unit, no leading zero, so that a plain cast reads it. */
const plainPatterns: Record<DecimalMark, string> = {
  point: String.raw`\s*-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?[12]?\d{1,2})?\s*`,
  comma: String.raw`-?(?:0|[1-9]\d*)`,
};

const dressedPattern = (digits: string, unit: string): string =>
  String.raw`\s*(?:\(\s*)?[-+−–]?\s*${currency}?\s*[-+−–]?\s*${digits}\s*${unit}?\s*-?(?:\s*\))?\s*`;
const numberPattern = (mark: DecimalMark): string => dressedPattern(decimals[mark], `(?:%|${currency})`);
const wholePattern = (mark: DecimalMark): string => dressedPattern(wholes[mark], currency);

const full = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const byMark = (pattern: (mark: DecimalMark) => string) => ({
  point: full(pattern('point')),
  comma: full(pattern('comma')),
});
const plain = byMark((mark) => plainPatterns[mark]);
const dressed = byMark(numberPattern);
const dressedWhole = byMark(wholePattern);
/** A digit, and no more letters than a currency has. */
const mayBeNumber = /^[^\p{L}]*(?:\p{L}{1,3}[^\p{L}]*)?$/u;
const currencyIn = new RegExp(currency);

/** Whether `text` is a number to a person: grouped digits, a currency, a percent sign, or a negative in parentheses. */
export const isNumberText = (text: string, mark: DecimalMark): boolean =>
  plain[mark].test(text) || (mayBeNumber.test(text) && dressed[mark].test(text));

/** Whether a bare cast reads `text`. */
export const isPlainNumber = (text: string, mark: DecimalMark): boolean => plain[mark].test(text);

/** The same as `isNumberText` without decimals, percents or exponents. */
export const isWholeText = (text: string, mark: DecimalMark): boolean =>
  plain.comma.test(text) || dressedWhole[mark].test(text);

export const hasPercent = (text: string): boolean => text.includes('%');
export const currencyOf = (text: string): string | null => currencyIn.exec(text)?.[0] ?? null;

/** The digits with a point for the decimals; sign, unit, grouping and exponent left out. */
export const bareDigits = (text: string, mark: DecimalMark): string =>
  mark === 'point' ? text.replace(/[^\d.]/g, '') : text.replace(/[^\d,]/g, '').replace(',', '.');

const matchesSql = (text: string, pattern: string): string => `regexp_full_match(${text}, ${quoteText(pattern)})`;

/** SQL that is true where `text` is written plainly. */
export const plainNumberSql = (text: string, mark: DecimalMark): string => matchesSql(text, plainPatterns[mark]);
/** SQL that is true where `text` is a number with grouping, unit or parentheses. */
export const dressedNumberSql = (text: string, mark: DecimalMark): string => matchesSql(text, numberPattern(mark));
/** The same without decimals and percents. */
export const dressedWholeSql = (text: string, mark: DecimalMark): string => matchesSql(text, wholePattern(mark));

/** SQL: a dressed number as plain text for a cast, its sign in front; percents are not yet divided. */
export const undressedSql = (text: string, mark: DecimalMark): string => {
  const kept = mark === 'point' ? '[^0-9.]' : '[^0-9,]';
  const stripped = `regexp_replace(regexp_replace(${text}, '(kr|Fr)\\.', ''), '${kept}', '', 'g')`;
  const point = mark === 'point' ? stripped : `replace(${stripped}, ',', '.')`;
  return `concat(CASE WHEN regexp_matches(${text}, '[-−–(]') THEN '-' ELSE '' END, ${point})`;
};
