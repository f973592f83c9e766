import type { Token } from '../linking/tokens.js';
import type { Condition } from '../plan.js';
import { isNumeric, type ColumnInfo } from '../schema/snapshot.js';
import type { Named } from './columns.js';
import { dateIn, fits, placeOf, yearIn, type PartialDate } from './dates.js';

const longestDate = 40;

const known = new WeakMap<ColumnInfo, boolean>();

/** Most cells are a date, a year or a span of years. */
export const isDated = (column: ColumnInfo): boolean => {
  const before = known.get(column);
  if (before !== undefined) return before;
  const dated = mostlyDates(column);
  known.set(column, dated);
  return dated;
};

const mostlyDates = ({ values }: ColumnInfo): boolean =>
  values.length > 0 &&
  values.filter((text) => text.length <= longestDate && (dateIn(text) !== null || yearIn(text) !== undefined)).length >=
    0.6 * values.length;

const readsDate = (text: string): PartialDate | null => {
  const year = yearIn(text);
  return dateIn(text)?.date ?? (year === undefined ? null : { year });
};

type DateRelation = 'on' | 'before' | 'after' | 'from' | 'until';

interface DatePhrase {
  /** First token and the one after the last. */
  readonly start: number;
  readonly end: number;
  readonly relation: DateRelation;
  readonly date: PartialDate;
  /** The last date of a span ("between … and …", "the 1800s"). */
  readonly until?: PartialDate;
}

const spelled = (tokens: readonly Token[], start: number, size: number): string =>
  tokens
    .slice(start, start + size)
    .map(({ lower }) => lower)
    .join(' ')
    .replace(/ ,/g, ',');

/** The date that starts at a token and the number of tokens it takes. */
const dateAt = (tokens: readonly Token[], start: number): { date: PartialDate; size: number } | null => {
  for (const size of [4, 3, 2]) {
    const text = spelled(tokens, start, size);
    const found = start + size <= tokens.length ? dateIn(text) : null;
    if (found?.text === text) return { date: found.date, size };
  }
  const token = tokens[start];
  const decade = /^(1[5-9]\d|20\d)0'?s$/.exec(token?.lower ?? '');
  if (decade) return { date: { year: Number(`${decade[1]}0`) }, size: 1 };
  const year = token?.kind === 'number' ? yearIn(token.lower) : undefined;
  return year !== undefined && token?.lower.length === 4 ? { date: { year }, size: 1 } : null;
};

const relations: readonly (readonly [RegExp, DateRelation])[] = [
  [/\b(before|prior to|earlier than) (the )?(year )?$/, 'before'],
  [/\b(after|later than) (the )?(year )?$/, 'after'],
  [/\b(since|starting in|from) (the )?(year )?$/, 'from'],
  [/\b(until|up to|through|by) (the )?(year )?$/, 'until'],
];

const relationAt = (tokens: readonly Token[], start: number): DateRelation => {
  const before = `${spelled(tokens, Math.max(0, start - 4), Math.min(4, start))} `;
  return relations.find(([pattern]) => pattern.test(before))?.[1] ?? 'on';
};

const isDecade = (token: Token | undefined): boolean => /0'?s$/.test(token?.lower ?? '');

/** "the 1800s" is a century, "the 1990s" ten years. */
const endOfDecade = ({ year = 0 }: PartialDate): PartialDate => ({
  year: year + (year % 100 === 0 && year < 2000 ? 99 : 9),
  month: 12,
  day: 31,
});

/** Dates, years and decades of a question with what relates them to a row. */
const datePhrases = (tokens: readonly Token[]): DatePhrase[] => {
  const found: DatePhrase[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const first = dateAt(tokens, at);
    if (!first) continue;
    const end = at + first.size;
    const relation = relationAt(tokens, at);
    const second = /^(and|to|through|until|-|–)$/.test(tokens[end]?.lower ?? '') ? dateAt(tokens, end + 1) : null;
    const opens = /^(between|from)$/.test(tokens[at - 1]?.lower ?? '') || relation === 'from';
    if (second && opens)
      found.push({ start: at, end: end + 1 + second.size, relation: 'on', date: first.date, until: second.date });
    else if (isDecade(tokens[at]))
      found.push({
        start: at,
        end,
        relation,
        date: first.date,
        ...(relation === 'on' && { until: endOfDecade(first.date) }),
      });
    else found.push({ start: at, end, relation, date: first.date });
    at = (found.at(-1)?.end ?? end) - 1;
  }
  return found;
};

const lastOf = (date: PartialDate): number => placeOf({ month: 12, day: 31, ...date });

const matches = ({ relation, date, until }: DatePhrase, given: PartialDate): boolean => {
  const place = placeOf(given);
  if (until) return place >= placeOf(date) && place <= lastOf(until);
  if (relation === 'on') return fits(date, given);
  const coarse = date.month === undefined ? placeOf({ year: given.year ?? 0 }) : place;
  if (relation === 'before') return coarse < placeOf(date);
  if (relation === 'after')
    return date.month === undefined ? (given.year ?? 0) > (date.year ?? 0) : place > placeOf(date);
  return relation === 'from' ? coarse >= placeOf(date) : place <= lastOf(date);
};

interface DateCondition {
  readonly phrase: DatePhrase;
  readonly column: ColumnInfo;
  readonly condition: Condition;
}

const nearness = (column: ColumnInfo, phrase: DatePhrase, near: readonly Named[]): number =>
  Math.min(
    20,
    ...near
      .filter((each) => each.column === column)
      .map(({ start, end }) => Math.min(Math.abs(start - phrase.end), Math.abs(phrase.start - end))),
  );

/** "the game after December 22": a day the table has is a row, and the question is for the one below. */
const asRow = (phrase: DatePhrase, dated: readonly ColumnInfo[]): DatePhrase => {
  const isCell = dated.some(({ values }) => values.some((text) => fits(phrase.date, readsDate(text) ?? {})));
  return phrase.date.day !== undefined && isCell ? { ...phrase, relation: 'on' } : phrase;
};

/** The rows of the dates asked for, on the dated column named nearest: cells are read as dates, not as runs of words. */
export const datedConditions = (
  tokens: readonly Token[],
  columns: readonly ColumnInfo[],
  near: readonly Named[],
  counts: boolean,
): DateCondition[] => {
  const dated = columns.filter((column) => !isNumeric(column) && isDated(column));
  return datePhrases(tokens).flatMap((said) => {
    const phrase = counts ? said : asRow(said, dated);
    const readings = dated
      .map((column) => ({
        column,
        far: nearness(column, phrase, near),
        values: column.values.filter((text) => {
          const given = readsDate(text);
          return given !== null && matches(phrase, given);
        }),
      }))
      .filter(({ values }) => values.length > 0)
      .sort((a, b) => a.far - b.far);
    const [best] = readings;
    if (!best) return [];
    const of = { kind: 'column', table: best.column.table, column: best.column.name } as const;
    return [{ phrase, column: best.column, condition: { kind: 'in', of, values: best.values } }];
  });
};
