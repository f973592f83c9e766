import { mentionsIn, type Mention } from '../linking/mentions.js';
import type { Lexicon } from '../linking/lexicon.js';
import type { Token } from '../linking/tokens.js';
import { isNumeric, type ColumnInfo, type TableInfo } from '../schema/snapshot.js';

export interface Named {
  readonly start: number;
  readonly end: number;
  readonly column: ColumnInfo;
  readonly score: number;
  /** Other columns the same words may name, best first, this one included. */
  readonly all: readonly { readonly column: ColumnInfo; readonly score: number }[];
}

const named = (table: TableInfo, { start, end, candidates }: Mention): Named[] => {
  const all = candidates.flatMap(({ column, score }) => {
    const info = table.columns.find(({ name }) => name === column);
    return info ? [{ column: info, score }] : [];
  });
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
};

/** The first column that answers "who", "when" or "where" by its name. */
export const columnAbout = (
  table: TableInfo,
  word: 'who' | 'when' | 'where',
  without: ReadonlySet<string>,
): ColumnInfo | undefined => table.columns.find(({ name }) => kindsOf[word]?.test(name) === true && !without.has(name));

const isOrdinal = (column: ColumnInfo): boolean =>
  /^(#|no\.?|nr\.?|number|rank|pos\.?|position|place|pl\.?|year|date|season|week|round|rd|pick|game|fin|st|place)$/i.test(
    column.name.trim(),
  );

/** The column that names what a row is about: the first that holds many different texts. */
export const keyColumn = (table: TableInfo, without: ReadonlySet<string>): ColumnInfo | undefined => {
  const texts = table.columns.filter(
    (column) => !isNumeric(column) && !isOrdinal(column) && !without.has(column.name) && column.values.length > 0,
  );
  return (
    texts.find((column) => column.values.length >= 0.6 * table.rows) ??
    texts[0] ??
    table.columns.find(({ name }) => !without.has(name))
  );
};
