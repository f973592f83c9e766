import type { CellValue } from '../book/book.js';
import type { FunctionMetadata, FunctionParameter } from '../host/custom-functions.js';

/** An argument as the calculation hands it over: nothing, one value, or a block; with its address if it is a reference. */
export interface GivenArgument {
  readonly value: CellValue | null | readonly (readonly CellValue[])[];
  readonly address: string | null;
  /** Equal fingerprints mean equal values; computed once per block and calculation. */
  readonly fingerprint: string;
}

export type Converted = { readonly values: unknown[] } | { readonly error: string };

const isError = (value: unknown): boolean =>
  typeof value === 'string' && /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!)$/.test(value);

class Mismatch {
  constructor(readonly error: string) {}
}

/**
 * Converts arguments to the types in the metadata before the call, as Excel does: blanks become 0, FALSE or '', an argument
 * of the wrong type ends in #VALUE!, errors pass through unless the function allows them.
 */
export function convertArguments(metadata: FunctionMetadata, given: readonly GivenArgument[]): Converted {
  const parameters = metadata.parameters ?? [];
  const allowErrors = metadata.allowErrorForDataTypeAny === true;
  try {
    const values: unknown[] = [];
    for (const [i, parameter] of parameters.entries()) {
      if (parameter.repeating) {
        values.push(given.slice(i).map((argument) => one(argument, parameter, allowErrors)));
        break;
      }
      const argument = given[i];
      if (!argument && !parameter.optional) return { error: '#VALUE!' };
      values.push(argument ? one(argument, parameter, allowErrors) : null);
    }
    return { values };
  } catch (problem) {
    if (problem instanceof Mismatch) return { error: problem.error };
    throw problem;
  }
}

function one({ value }: GivenArgument, parameter: FunctionParameter, allowErrors: boolean): unknown {
  const convert = (cell: CellValue): unknown => scalar(cell, parameter.type ?? 'any', allowErrors);
  if (value === null) return null;
  if (parameter.dimensionality === 'matrix') {
    return Array.isArray(value)
      ? (value as CellValue[][]).map((row) => row.map(convert))
      : [[convert(value as CellValue)]];
  }
  return convert(Array.isArray(value) ? ((value as CellValue[][])[0]?.[0] ?? '') : (value as CellValue));
}

function scalar(value: CellValue, type: string, allowErrors: boolean): unknown {
  if (isError(value)) {
    if (allowErrors && type === 'any') return { type: 'CustomFunctionError', code: value };
    throw new Mismatch(String(value));
  }
  switch (type) {
    case 'number': {
      const number = value === '' ? 0 : Number(value);
      if (Number.isNaN(number)) throw new Mismatch('#VALUE!');
      return number;
    }
    case 'boolean':
      if (typeof value !== 'string') return Boolean(value);
      if (!/^(true|false)?$/i.test(value)) throw new Mismatch('#VALUE!');
      return /^true$/i.test(value);
    case 'string':
      return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
    default:
      return value;
  }
}
