import type { Cell } from '#shared/data/cell.js';

const normal = (value: Cell): string => {
  if (value === null) return 'NULL';
  const text = String(typeof value === 'boolean' ? Number(value) : value).trim();
  const number = Number(text);
  if (text === '' || Number.isNaN(number) || /^0x/i.test(text)) return text.toLowerCase();
  return Math.abs(number) < 1e15 || typeof value === 'string' ? fourDigits(number) : String(value);
};

/** Python's '%.4g' closely enough to compare with itself. */
const fourDigits = (value: number): string => String(Number(value.toPrecision(4)));

const permutations = (size: number): number[][] =>
  size === 0
    ? [[]]
    : permutations(size - 1).flatMap((rest) =>
        Array.from({ length: size }, (_, at) => [...rest.slice(0, at), size - 1, ...rest.slice(at)]),
      );

type Rows = readonly (readonly Cell[])[];

/** Execution accuracy: equal multisets of rows under some order of the columns; rows in order only when `ordered`. */
export const sameRows = (gold: Rows, found: Rows, ordered: boolean): boolean => {
  if (gold.length !== found.length) return false;
  const width = gold[0]?.length ?? 0;
  if (gold.length === 0) return true;
  if (width !== found[0]?.length) return false;
  const key = (row: readonly Cell[], order: readonly number[]): string =>
    JSON.stringify(order.map((at) => normal(row[at] ?? null)));
  const straight = Array.from({ length: width }, (_, at) => at);
  const arranged = (rows: string[]): string => (ordered ? rows : rows.sort()).join('\n');
  const expected = arranged(gold.map((row) => key(row, straight)));
  return (width <= 5 ? permutations(width) : [straight]).some(
    (order) => arranged(found.map((row) => key(row, order))) === expected,
  );
};

/** A question with its gold rows, which may be cut: `result_rows` is then how many there are in all. */
export interface Gold {
  readonly sql: string;
  readonly result: Rows;
  readonly result_rows?: number;
}

/** Of cut gold rows only their number and the first of them can be compared. */
export const isRight = ({ result, result_rows: all, sql }: Gold, rows: Rows): boolean => {
  const isCut = all !== undefined && all > result.length && rows.length === all;
  return sameRows(result, isCut ? rows.slice(0, result.length) : rows, / order by /i.test(sql));
};
