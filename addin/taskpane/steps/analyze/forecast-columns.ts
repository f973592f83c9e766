import type { Column } from '#shared/data/column.js';

const isNumeric = ({ type }: Column) => type === 'number' || type === 'integer';
const isDate = ({ type }: Column) => type === 'date' || type === 'datetime';
const looksLikeRate = (name: string) => /price|rate|discount|percent|%|average|score/i.test(name);

/** Money first, then other totals, the last column first: that is where tables keep their results. */
export const measuresOf = (columns: readonly Column[]): Column[] => {
  const rank = ({ name, unit }: Column) => (looksLikeRate(name) ? 2 : unit.kind === 'currency' ? 0 : 1);
  return columns
    .filter(isNumeric)
    .toReversed()
    .sort((a, b) => rank(a) - rank(b));
};

export const datesOf = (columns: readonly Column[]): Column[] => columns.filter(isDate);

/** Rates are averaged over the rows of one period, everything else is added up. */
export const aggregationFor = (column: Column | undefined) =>
  column && (column.unit.kind === 'percent' || looksLikeRate(column.name)) ? 'average' : 'sum';

/** The most columns one run takes beside the first. */
export const mostColumns = { further: 19, explanatory: 8 } as const;

export interface ChosenColumns {
  readonly values: string;
  readonly further: readonly string[];
  readonly explanatory: readonly string[];
}

/** What may be forecast along with the measure: the columns that are collected over a period the same way. */
export const furtherOf = (columns: readonly Column[], { values }: ChosenColumns): Column[] => {
  const collected = aggregationFor(columns.find(({ name }) => name === values));
  return measuresOf(columns).filter((column) => column.name !== values && aggregationFor(column) === collected);
};

/** What may help to foretell: every column of numbers that is not forecast itself. */
export const explanatoryOf = (columns: readonly Column[], { values, further }: ChosenColumns): Column[] =>
  columns.filter((column) => isNumeric(column) && column.name !== values && !further.includes(column.name));

/** Drops further and explanatory columns that no longer go with the measure. */
export const goingTogether = <T extends ChosenColumns>(chosen: T, columns: readonly Column[]): T => {
  const among = (names: readonly string[], allowed: readonly Column[]) =>
    names.filter((name) => allowed.some((column) => column.name === name));
  const further = among(chosen.further, furtherOf(columns, chosen));
  return { ...chosen, further, explanatory: among(chosen.explanatory, explanatoryOf(columns, { ...chosen, further })) };
};
