import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { headersArgument, type FunctionDefinition, type FunctionParameter } from '#shared/functions/catalogue.js';
import { listed } from '#shared/wording/numbers.js';
import { isRange, type Argument } from './arguments.js';

const wrong = (name: string, parameter: FunctionParameter, wanted: string): AppError =>
  new AppError('invalid-input', `DV.${name}: ${parameter.name} must be ${wanted}.`);

/** A range of one cell may stand for its value. */
const scalar = (argument: Argument): Cell | undefined => {
  if (!isRange(argument)) return argument;
  if (argument.kind === 'values' && argument.values.length === 1 && argument.values[0]?.length === 1) {
    return argument.values[0][0] ?? null;
  }
  return undefined;
};

const checkText = (name: string, parameter: FunctionParameter, argument: Argument): Argument => {
  const value = scalar(argument);
  if (value === undefined) throw wrong(name, parameter, 'a single text');
  if (value === null || value === '') return null;
  const text = String(value);
  if (!parameter.values) return text;
  const word = parameter.values.find((candidate) => candidate === text.trim().toLowerCase());
  if (word) return word;
  throw wrong(name, parameter, `one of ${listed(parameter.values)}`);
};

const checkNumber = (name: string, parameter: FunctionParameter, argument: Argument): Argument => {
  const value = scalar(argument);
  if (value === null || value === '') return null;
  const number = typeof value === 'boolean' ? NaN : Number(value);
  if (value === undefined || !Number.isFinite(number)) throw wrong(name, parameter, 'a number');
  return number;
};

const checkHeaders = (name: string, parameter: FunctionParameter, argument: Argument): Argument => {
  const value = headersArgument(scalar(argument));
  if (value === undefined) throw wrong(name, parameter, 'TRUE or FALSE');
  return value;
};

const checkOne = (name: string, parameter: FunctionParameter, argument: Argument): Argument => {
  switch (parameter.kind) {
    case 'text':
      return checkText(name, parameter, argument);
    case 'number':
      return checkNumber(name, parameter, argument);
    case 'headers':
      return checkHeaders(name, parameter, argument);
    case 'range':
      return argument === '' ? null : argument;
  }
};

/**
 * Arguments in the order of the catalogue, every one present and of its kind.
 *
 * @throws AppError `invalid-input` naming the function and the argument
 */
export const checkArguments = (definition: FunctionDefinition, args: readonly Argument[]): Argument[] => {
  const { name, parameters } = definition;
  if (args.length > parameters.length) {
    throw new AppError('invalid-input', `DV.${name} takes at most ${parameters.length} arguments.`);
  }
  return parameters.map((parameter, index) => {
    const checked = checkOne(name, parameter, args[index] ?? null);
    if (checked === null && !parameter.optional)
      throw new AppError('invalid-input', `DV.${name} needs ${parameter.name}.`);
    return checked;
  });
};
