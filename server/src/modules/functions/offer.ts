import type { Cell, Rows } from '#shared/data/cell.js';
import type { FunctionResult } from '#shared/contract/functions.js';
import type { Option, Selection } from '../cell-ai/index.js';

/** What a language model may choose for the cells of one formula. The texts it chooses among are the engine's or the user's own. */
export interface Offer {
  readonly task: Selection['task'];
  readonly options: readonly Option[];
  readonly most: number;
  /** What a cell shows when nothing was chosen; null leaves it as it is. */
  readonly otherwise: string | null;
  /** Each fills the first cell of a row. */
  readonly subjects: readonly { readonly row: number; readonly text: string }[];
}

export type OfferedResult = FunctionResult & { readonly offer?: Offer | null };

export const selectionsOf = ({ task, options, most, subjects }: Offer): Selection[] =>
  subjects.map(({ text }) => ({ task, subject: text, options, most }));

/** The rows with what was chosen; null where nothing is known yet. */
export const rowsWith = (
  rows: Rows,
  { options, otherwise, subjects }: Offer,
  chosen: readonly (readonly number[] | null)[],
): Rows => {
  const texts = new Map<number, string>();
  for (const [index, { row }] of subjects.entries()) {
    const given = chosen[index];
    if (!given) continue;
    const text = given.length > 0 ? given.map((at) => options[at]?.text ?? '').join(' ') : otherwise;
    if (text !== null) texts.set(row, text);
  }
  return rows.map((cells, row): Cell[] => [texts.get(row) ?? cells[0] ?? '', ...cells.slice(1)]);
};
