import type { FunctionArgument } from '#shared/contract/functions.js';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { headersOfCall, type FunctionDefinition, type FunctionParameter } from '#shared/functions/catalogue.js';
import { count } from '#shared/wording/numbers.js';
import type { RangeData } from '../client/uploading.js';
import { cellOf, checkedRange, isErrorCell, type FormulaRanges, type RangeDataset } from './ranges.js';

/** Ranges below this many cells travel inside the call. */
const INLINE_CELLS = 2_000;

/** A call ready to be sent. Equal calls have equal keys. */
export interface PreparedCall {
  readonly key: string;
  readonly function: string;
  readonly arguments: readonly FunctionArgument[];
  readonly bytes: number;
  /** The cells behind the dataset arguments, by dataset id. */
  readonly ranges: ReadonlyMap<string, RangeData>;
}

const sha256 = async (text: string): Promise<string> => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

const refuseErrors = (rows: readonly (readonly unknown[])[], name: string): void => {
  const row = rows.findIndex((cells) => cells.some(isErrorCell));
  if (row < 0) return;
  const error = cellOf(rows[row]?.find(isErrorCell));
  throw new AppError(
    'invalid-input',
    `Row ${count(row + 1)} of ${name} is ${String(error)}. Repair the cell or leave it out.`,
  );
};

/** An argument taken over: small ones by value, large ranges by the promise of their dataset. */
export type TakenArgument = FunctionArgument | { readonly pending: Promise<RangeDataset> };

interface Context {
  readonly definition: FunctionDefinition;
  readonly headers: boolean | null;
  readonly ranges: FormulaRanges;
}

const takeRange = (
  value: unknown[][],
  { name }: FunctionParameter,
  { definition, headers, ranges }: Context,
): TakenArgument => {
  if (definition.errorCells === 'refused') refuseErrors(value, name);
  const rows = checkedRange(value, name);
  const columns = rows[0]?.length ?? 0;
  if (rows.length === 1 && columns === 1) return cellOf(rows[0]?.[0]);
  if (rows.length * columns < INLINE_CELLS) return { values: rows.map((row): Cell[] => row.map(cellOf)) };
  return { pending: ranges.dataset(rows, headers) };
};

const isRange = (value: unknown): value is unknown[][] => Array.isArray(value) && Array.isArray(value[0]);

/**
 * Takes over what the runtime hands to a function, so that the cells themselves can be let go. Omitted arguments at the
 * end are left out.
 * @throws AppError for ranges that are too large, or hold errors where only numbers make sense
 */
export const takeArguments = (
  definition: FunctionDefinition,
  values: readonly unknown[],
  ranges: FormulaRanges,
): TakenArgument[] => {
  const context: Context = { definition, headers: headersOfCall(definition, values), ranges };
  const taken = definition.parameters.map((parameter, index): TakenArgument => {
    const value = values[index];
    return isRange(value) ? takeRange(value, parameter, context) : cellOf(value);
  });
  while (taken.length > 0 && taken.at(-1) === null) taken.pop();
  return taken;
};

/** The call of the contract made of arguments that were taken over. */
export const prepareCall = async (
  definition: FunctionDefinition,
  taken: readonly TakenArgument[],
): Promise<PreparedCall> => {
  const used = new Map<string, RangeData>();
  const given: FunctionArgument[] = [];
  for (const argument of taken) {
    if (argument === null || typeof argument !== 'object' || !('pending' in argument)) given.push(argument);
    else {
      const { id, data } = await argument.pending;
      used.set(id, data);
      given.push({ dataset: id });
    }
  }
  const text = JSON.stringify([definition.name, definition.version, given]);
  return { key: await sha256(text), function: definition.name, arguments: given, bytes: text.length, ranges: used };
};
