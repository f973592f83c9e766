import type { Token } from '../linking/tokens.js';
import type { Comparison, Condition, Expression } from '../plan.js';
import { isNumeric, type ColumnInfo } from '../schema/snapshot.js';
import type { CellMatch, CellSpan } from './cells.js';
import type { Named } from './columns.js';
import { cell, holdsNumbers, numberIn } from './amounts.js';

export interface Fixed {
  readonly span: CellSpan;
  readonly match: CellMatch;
  readonly condition: Condition;
}

/** Which column a run of words is looked for in: the one named beside it, else whole cells, else the one with fewest matches. */
const chooseMatch = (span: CellSpan, near: readonly Named[]): CellMatch | undefined => {
  const rank = (match: CellMatch): number => {
    const beside = near.some(
      ({ column, start, end }) => column.name === match.column && (end === span.start || start === span.end),
    )
      ? 4
      : 0;
    const mentioned = near.some(({ column, score }) => column.name === match.column && score > 0.8) ? 1 : 0;
    const year =
      /^(1[6-9]|20)\d\d$/.test(span.text) &&
      /year|date|season|released|built|founded|opened|term|born/i.test(match.column)
        ? 1.5
        : 0;
    const words = Math.min(...match.values.map((value) => value.split(/\s+/).length));
    const long = match.whole || words <= 8 ? 0 : 0.5;
    return year + beside + mentioned + (match.whole ? 2.5 : 0) - long - 0.01 * match.values.length;
  };
  return [...span.matches].sort((a, b) => rank(b) - rank(a))[0];
};

const holds = (column: ColumnInfo, match: CellMatch): Condition =>
  match.values.length === 1
    ? { kind: 'compare', op: '=', left: cell(column), right: { kind: 'literal', value: match.values[0] ?? '' } }
    : { kind: 'in', of: cell(column), values: [...match.values] };

export const fixedBy = (columns: readonly ColumnInfo[], spans: readonly CellSpan[], near: readonly Named[]): Fixed[] =>
  spans.flatMap((span) => {
    const match = chooseMatch(span, near);
    const column = columns.find(({ name }) => name === match?.column);
    return match && column ? [{ span, match, condition: holds(column, match) }] : [];
  });

/** Values of one column: rows that hold both when a cell does, else rows that hold either. */
export const joinFixed = (fixed: readonly Fixed[]): Condition[] => {
  const byColumn = new Map<string, Fixed[]>();
  for (const each of fixed) byColumn.set(each.match.column, [...(byColumn.get(each.match.column) ?? []), each]);
  return [...byColumn.values()].flatMap((group) => {
    const [first, ...rest] = group;
    if (!first || rest.length === 0) return group.map(({ condition }) => condition);
    const together = first.match.values.some((value) => rest.every(({ match }) => match.values.includes(value)));
    return together
      ? group.map(({ condition }) => condition)
      : [{ kind: 'or' as const, items: group.map(({ condition }) => condition) }];
  });
};

const operators: readonly (readonly [RegExp, Comparison])[] = [
  [/\b(at least|no less than|minimum of|not less than) $/, '>='],
  [/\b(at most|no more than|up to|not more than) $/, '<='],
  [
    /\b(more than|greater than|over|above|higher than|larger than|exceeding|longer than|older than|taller than|after|bigger than|since|exceeded|better than) $/,
    '>',
  ],
  [/\b(less than|fewer than|under|below|lower than|smaller than|before|younger than|shorter than|prior to) $/, '<'],
];

const suffixes: readonly (readonly [RegExp, Comparison])[] = [
  [/^ ?(at least|or more|or higher|or above|or greater|or later|and above|or better|or over|plus)\b/, '>='],
  [/^ ?(at most|or less|or fewer|or lower|or below|or under|or earlier)\b/, '<='],
];

export interface Compared {
  readonly at: number;
  readonly condition: Condition;
  readonly column: ColumnInfo;
}

const within = (column: ColumnInfo, value: number): boolean => {
  const numbers = column.values.map((text) => Number(/-?\d[\d,]*\.?\d*/.exec(text)?.[0]?.replace(/,/g, '')));
  const [low, high] = [
    Math.min(...numbers.filter((n) => !Number.isNaN(n))),
    Math.max(...numbers.filter((n) => !Number.isNaN(n))),
  ];
  return value >= low - (high - low) && value <= high + (high - low);
};

/** "at least 500 students", "after 2008": numbers with a comparison, on the column named nearest or one whose range holds them. */
export const comparedIn = (
  tokens: readonly Token[],
  columns: readonly ColumnInfo[],
  near: readonly Named[],
): Compared[] =>
  tokens.flatMap((token, at): Compared[] => {
    const number =
      token.number ??
      (/^\d+(\.\d+)?[a-z]{1,3}$/.test(token.lower) && !/(st|nd|rd|th)$/.test(token.lower)
        ? parseFloat(token.lower)
        : undefined);
    if (number === undefined) return [];
    const before = `${tokens
      .slice(Math.max(0, at - 4), at)
      .map(({ lower }) => lower)
      .join(' ')} `.replace(/ (the|year|a|only|\$) $/, ' ');
    const after = ` ${tokens
      .slice(at + 1, at + 4)
      .map(({ lower }) => lower)
      .join(' ')}`;
    const until = /\b(between|from) $/.test(before) ? tokens.slice(at + 1, at + 3) : [];
    const high = /^(and|to)$/.test(until[0]?.lower ?? '') ? until[1]?.number : undefined;
    if (high !== undefined) return inRange([number, high], { at, columns, near });
    const op =
      suffixes.find(([pattern]) => pattern.test(after))?.[1] ??
      operators.find(([pattern]) => pattern.test(before))?.[1];
    const column = op && columnFor(number, at, columns, near, tokens[at + 1]?.lower);
    return op && column
      ? [
          {
            at,
            column,
            condition: { kind: 'compare', op, left: numberIn(column), right: { kind: 'literal', value: number } },
          },
        ]
      : [];
  });

interface Around {
  readonly at: number;
  readonly columns: readonly ColumnInfo[];
  readonly near: readonly Named[];
}

/** "between 1990 and 2013" */
const inRange = ([low, high]: readonly [number, number], { at, columns, near }: Around): Compared[] => {
  const column = columnFor(low, at, columns, near);
  if (!column) return [];
  const literal = (value: number): Expression => ({ kind: 'literal', value });
  const condition: Condition = { kind: 'between', of: numberIn(column), low: literal(low), high: literal(high) };
  return [
    { at, column, condition },
    { at: at + 2, column, condition },
  ];
};

/** Cells like "3 acts" or "30 ft" say themselves what "at least 3 acts" compares. */
const writesUnit = ({ values, kind }: ColumnInfo, unit: string): boolean =>
  kind === 'text' &&
  /^\p{L}{2,}$/u.test(unit) &&
  values.filter((text) => new RegExp(`\\d\\s*${unit}\\b`, 'i').test(text)).length >= 0.5 * values.length;

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1700 && value <= 2100;

/** Places and running numbers are no amounts. */
const isPlaceOrCount = ({ name }: ColumnInfo): boolean =>
  /^(rank|pos\.?|position|place|pl\.?|#|no\.?|s\.? ?no\.?)$/i.test(name.trim());

const columnFor = (
  value: number,
  at: number,
  columns: readonly ColumnInfo[],
  near: readonly Named[],
  unit = '',
): ColumnInfo | undefined => {
  const measured = columns.find((column) => writesUnit(column, unit));
  if (measured) return measured;
  const dated = columns.find(({ name }) =>
    /year|date|season|built|founded|established|released|opened|term|span/i.test(name),
  );
  if (isYear(value) && dated && isNumeric(dated)) return dated;
  const numeric = near.flatMap(({ start, end, all }) =>
    all
      .filter(({ column }) => holdsNumbers(column))
      .slice(0, 1)
      .map(({ column, score }) => ({
        column,
        far: Math.min(Math.abs(start - at), Math.abs(end - at)) + (1 - score) * 4,
      })),
  );
  numeric.sort((a, b) => a.far - b.far);
  return (
    numeric[0]?.column ??
    columns.find((column) => isNumeric(column) && !isPlaceOrCount(column) && within(column, value))
  );
};
