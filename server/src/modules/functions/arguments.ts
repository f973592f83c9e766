import type { Rows } from '#shared/data/cell.js';
import type { Dataset } from '#shared/data/dataset.js';

/** A range as it came by value, header row and all. */
export interface InlineRange {
  readonly kind: 'values';
  readonly values: Rows;
}

/** A range that was uploaded before. */
export interface StoredRange {
  readonly kind: 'dataset';
  readonly dataset: Dataset;
  readonly file: string;
}

export type RangeArgument = InlineRange | StoredRange;
export type Argument = string | number | boolean | null | RangeArgument;

/** One DV.* call as the worker gets it: arguments resolved, in the order of the catalogue. */
export interface ResolvedCall {
  readonly id: string;
  readonly function: string;
  readonly arguments: readonly Argument[];
}

export const isRange = (argument: Argument | undefined): argument is RangeArgument =>
  typeof argument === 'object' && argument !== null;
