import type { Receipt } from '#shared/answers/receipt.js';
import { splitAddress } from './addresses.js';

const SHEET_NAME_CHARACTERS = 31;

/** At most `length` UTF-16 units (Excel's count), no half character at the end. */
const cut = (text: string, length: number): string =>
  text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();

/** The next free name: "Report", then "Report (2)"; `tail` builds the ending, `longest` is the host's limit. */
const firstFree = (name: string, taken: readonly string[], longest: number, tail: (n: number) => string): string => {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  for (let n = 1; ; n++) {
    const ending = n === 1 ? '' : tail(n);
    const candidate = cut(name, longest - ending.length) + ending;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
};

const cleanSheetName = (name: string): string =>
  cut(
    name
      .replace(/[\\/?*[\]:\p{Cc}\p{Cs}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[' ]+/, ''),
    SHEET_NAME_CHARACTERS,
  ).replace(/[' ]+$/, '');

/** A sheet name Excel accepts and no sheet has: at most 31 characters, none of \ / ? * [ ] :, no apostrophe at the ends. */
export const freeSheetName = (wanted: string, taken: readonly string[]): string => {
  const name = cleanSheetName(wanted);
  const reserved = name === '' || name.toLowerCase() === 'history';
  return firstFree(reserved ? `DV ${name}`.trim() : name, taken, SHEET_NAME_CHARACTERS, (n) => ` (${n})`);
};

/** A table name Excel accepts: letters, digits and underscores, unique among tables and names. */
export const freeTableName = (wanted: string, taken: readonly string[]): string => {
  const name = wanted
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return firstFree(`dv_${name.replace(/^dv_/, '') || 'table'}`, taken, 200, (n) => `_${n}`);
};

/** The short name of a source: `'Q3 orders'!A1:H9` -> "Q3 orders", sales.csv -> "sales", shop.public.orders -> "orders". */
const sourceName = ({ source }: Receipt): string => {
  if (source.kind === 'range') return splitAddress(source.label).sheet ?? source.label;
  if (source.kind === 'file') return source.label.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]{1,8}$/i, '');
  return source.label.split('.').at(-1) ?? source.label;
};

/** What an answer is about: the column of a single-column analysis, otherwise the name of its source. */
export const subjectOf = (receipt: Receipt): string => {
  const column = receipt.parameters.values;
  return typeof column === 'string' && column.trim() !== '' ? column : sourceName(receipt);
};

/** "forecast" -> "Forecast". */
export const kindOf = (receipt: Receipt): string =>
  receipt.analysis.charAt(0).toUpperCase() + receipt.analysis.slice(1);
