import { mentionsIn, type Mention } from '../linking/mentions.js';
import type { Lexicon } from '../linking/lexicon.js';
import type { Token } from '../linking/tokens.js';
import { foldText } from './cells.js';
import { isDateText } from './dates.js';
import { isNumeric, type ColumnInfo, type TableInfo } from '../schema/snapshot.js';

export interface Named {
  readonly start: number;
  readonly end: number;
  readonly column: ColumnInfo;
  readonly score: number;
  /** Other columns the same words may name, best first, this one included. */
  readonly all: readonly { readonly column: ColumnInfo; readonly score: number }[];
}

/** A heading without its unit: "Revenue (thousands)" is called revenue. */
const isHeadingOf = ({ name }: ColumnInfo, text: string): boolean => {
  const plain = name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').trim();
  return plain !== name.trim() && foldText(plain) === foldText(text);
};

const named = (table: TableInfo, { start, end, text, candidates }: Mention): Named[] => {
  const all = candidates
    .flatMap(({ column, score }) => {
      const info = table.columns.find(({ name }) => name === column);
      return info ? [{ column: info, score: isHeadingOf(info, text) ? Math.max(score, 0.65) : score }] : [];
    })
    .sort((a, b) => b.score - a.score);
  const [best] = all;
  return best ? [{ start, end, all, ...best }] : [];
};

/** Words that name columns: the longest and best first, none over another. */
export const namedColumns = (tokens: readonly Token[], lexicon: Lexicon, table: TableInfo): Named[] => {
  const found = mentionsIn(tokens, lexicon).flatMap((mention) => named(table, mention));
  const ranked = found.sort(
    (a, b) => b.score * (b.end - b.start + 1) - a.score * (a.end - a.start + 1) || a.start - b.start,
  );
  const chosen: Named[] = [];
  for (const each of ranked) {
    if (!chosen.some(({ start, end }) => each.start < end && start < each.end)) chosen.push(each);
  }
  return chosen.sort((a, b) => a.start - b.start);
};

const kindsOf: Readonly<Record<string, RegExp>> = {
  who: /name|player|driver|rider|athlete|person|winner|artist|candidate|actor|director|author|coach|competitor|swimmer|skier|representative|president|member|champion|leader|manager|judge|swimmer|performer|celebrity|contestant|singer|cyclist|golfer|wrestler/i,
  when: /date|year|season|time|established|built|released|founded|opened|first aired|term/i,
  where: /venue|location|place|city|site|country|stadium|ground|arena|circuit|region|town|state/i,
  'how long': /time|duration|length|run(ning)? ?time|minutes/i,
  'how old': /\bage\b/i,
  'how tall': /height/i,
  'how high': /height|elevation|altitude/i,
  'how far': /distance|length/i,
  'how big': /area|size|population/i,
  'how large': /area|size|population/i,
  'how fast': /speed|time/i,
  'how heavy': /weight/i,
};

/** The first column that answers "who", "when", "where" or "how long" by its name. */
export const columnAbout = (table: TableInfo, word: string, without: ReadonlySet<string>): ColumnInfo | undefined =>
  table.columns.find(({ name }) => kindsOf[word]?.test(name) === true && !without.has(name));

const isOrdinal = (column: ColumnInfo): boolean =>
  /^(#|no\.?|nr\.?|number|rank|pos\.?|position|place|pl\.?|year|date|season|week|round|rd|pick|game|fin|st|place)$/i.test(
    column.name.trim(),
  );

const namesThings = ({ values }: ColumnInfo): boolean =>
  values.filter((value) => /^[^\p{L}\d]*\p{L}/u.test(value) && !isDateText(value) && !/\d:\d\d/.test(value)).length >=
  0.5 * values.length;

/** The column that names what a row is about: the first that holds many different texts. */
export const keyColumn = (table: TableInfo, without: ReadonlySet<string>): ColumnInfo | undefined => {
  const texts = table.columns.filter(
    (column) => !isNumeric(column) && !isOrdinal(column) && !without.has(column.name) && column.values.length > 0,
  );
  const names = texts.filter(namesThings);
  return (
    names.find((column) => column.values.length >= 0.6 * table.rows) ??
    names[0] ??
    texts[0] ??
    table.columns.find(({ name }) => !without.has(name))
  );
};
