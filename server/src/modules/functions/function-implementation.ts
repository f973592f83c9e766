import type { AnalysisDefinition, ParamsOf, ResultOf } from '#shared/analyses/definition.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Rows } from '#shared/data/cell.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { Argument, RangeArgument } from './arguments.js';
import type { Offer } from './offer.js';

/** A second range, put next to the first row by row. Of a timeline only the first column counts, and days become dates. */
export interface BesideRequest {
  readonly range: RangeArgument;
  readonly role: 'timeline' | 'columns';
  /** Whether the shorter range is filled up with blanks; otherwise both must have the same number of rows. */
  readonly padded?: boolean;
}

/** The ranges a function wants as one table. */
export interface TableRequest {
  readonly range: RangeArgument;
  /** In this order after the columns of the first. */
  readonly beside?: readonly BesideRequest[];
  readonly headers: boolean | null;
}

/** A range as a table: typed columns, ready for any analysis. */
export interface FunctionTable {
  readonly dataset: Dataset;
  /** Names of the columns of each range, in the order of the request. */
  readonly parts: readonly (readonly string[])[];
  analyse<D extends AnalysisDefinition>(
    definition: D,
    params: Partial<ParamsOf<D>>,
  ): Promise<{ result: ResultOf<D>; presentation: Presentation }>;
}

export interface FunctionContext {
  /** The table asked for by `table`; null when the function asks for none. */
  readonly table: FunctionTable | null;
  /** The cells of a range; of an uploaded one, as they were typed on upload, under its header row. */
  cells(range: RangeArgument): Promise<Rows>;
}

/** The computing half of a DV.* function: checked arguments in the order of the catalogue in, a matrix out. */
export interface FunctionImplementation {
  readonly name: string;
  table?(args: readonly Argument[]): TableRequest | null;
  compute(args: readonly Argument[], context: FunctionContext): Promise<Rows>;
  /** What a language model may choose for its cells, where a workspace allows one. */
  offer?(args: readonly Argument[], context: FunctionContext): Promise<Offer | null>;
}

/** @throws Error when a function asks for a table it did not announce: a defect of ours */
export const tableOf = ({ table }: FunctionContext): FunctionTable => {
  if (!table) throw new Error('The function has no table');
  return table;
};
