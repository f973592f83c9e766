import { BooleanNumber, type Injector } from '@univerjs/core';
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  FunctionType,
  IDescriptionService,
  IFunctionService,
  NumberValueObject,
  StringValueObject,
  type BaseReferenceObject,
  type BaseValueObject,
  type ErrorType,
  type IFunctionInfo,
} from '@univerjs/preset-sheets-core';
import { formatArea, quoteSheet } from '../address.js';
import type { CellValue } from '../book.js';
import type { GivenArgument } from '../../functions/arguments.js';
import { fingerprint } from '../../functions/fingerprint.js';
import type { FunctionCell } from '../../functions/function-cells.js';
import type { CellResult } from '../../functions/result.js';
import type { FunctionMetadata } from '../../host/custom-functions.js';
import { areaOf } from './range.js';

/** Computes one call now; it must not wait. */
type Evaluate = (metadata: FunctionMetadata, cell: FunctionCell, given: readonly GivenArgument[]) => CellResult;

const errorText = /^#[A-Z/0]+[!?]?$/;

function toObject(value: CellValue): BaseValueObject {
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  return errorText.test(value) ? ErrorValueObject.create(value as ErrorType) : StringValueObject.create(value);
}

function toResult(result: CellResult): BaseValueObject {
  if (!Array.isArray(result)) return toObject(result as CellValue);
  const rows = result as readonly (readonly CellValue[])[];
  const [[only] = []] = rows;
  if (rows.length === 1 && rows[0]?.length === 1 && only !== undefined) return toObject(only);
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) => row.map(toObject)),
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

interface Block {
  readonly value: CellValue[][];
  readonly fingerprint: string;
}

/** A range read by many cells is one object during a calculation, so it is read and hashed once. */
const blocks = new WeakMap<object, Block>();

function blockOf(array: ArrayValueObject): Block {
  const known = blocks.get(array);
  if (known) return known;
  const value = array.toValue().map((row) => row.map((cell) => (cell ?? '') as CellValue));
  const block = { value, fingerprint: fingerprint(value) };
  blocks.set(array, block);
  return block;
}

/**
 * A `DV.` function for Univer's formula engine. It is synchronous, because an asynchronous one would block the calculation;
 * `evaluate` answers #BUSY! and asks for a recalculation later.
 */
class SheetFunction extends BaseFunction {
  override needsReferenceObject = true;
  override minParams: number;
  override maxParams = 255;

  constructor(
    name: string,
    private readonly metadata: FunctionMetadata,
    private readonly evaluate: Evaluate,
    private readonly sheetName: (id: string) => string,
  ) {
    super(name);
    const parameters = metadata.parameters ?? [];
    this.minParams = parameters.filter((parameter) => !parameter.optional && !parameter.repeating).length;
    if (!parameters.some((parameter) => parameter.repeating)) this.maxParams = parameters.length;
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    const cell = { sheet: this.subUnitId ?? '', row: this.row, column: this.column };
    return toResult(
      this.evaluate(
        this.metadata,
        cell,
        variants.map((variant) => this.#argument(variant)),
      ),
    );
  }

  #argument(variant: BaseValueObject): GivenArgument {
    if (variant.isReferenceObject()) return this.#reference(variant as unknown as BaseReferenceObject);
    if (variant.isArray()) return { ...blockOf(variant as ArrayValueObject), address: null };
    const value = variant.isNull() ? null : (variant.getValue() as CellValue);
    return { value, address: null, fingerprint: fingerprint(value) };
  }

  #reference(reference: BaseReferenceObject): GivenArgument {
    const area = areaOf(reference.getRangePosition());
    const address = `${quoteSheet(this.sheetName(reference.getSheetId()))}!${formatArea(area)}`;
    if (area.rows > 1 || area.columns > 1) return { ...blockOf(reference.toArrayValueObject()), address };
    let value: CellValue = '';
    reference.iterator((cell) => {
      value = (cell?.getValue() ?? '') as CellValue;
      return false;
    });
    return { value, address, fingerprint: fingerprint(value) };
  }
}

function description(name: string, metadata: FunctionMetadata): IFunctionInfo {
  return {
    functionName: name,
    functionType: FunctionType.User,
    description: metadata.description ?? '',
    abstract: metadata.description ?? '',
    functionParameter: (metadata.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? '',
      example: parameter.dimensionality === 'matrix' ? 'A1:H100' : '',
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: parameter.repeating ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    })),
  };
}

export interface SheetFunctionsOptions {
  readonly namespace: string;
  readonly metadata: readonly FunctionMetadata[];
  readonly evaluate: Evaluate;
  readonly sheetName: (id: string) => string;
}

/** Makes the add-in's functions known to the grid: computing, autocomplete and parameter hints. */
export function registerSheetFunctions(injector: Injector, options: SheetFunctionsOptions): void {
  const { namespace, metadata, evaluate, sheetName } = options;
  const named = metadata.map((one) => [`${namespace}.${one.name}`.toUpperCase(), one] as const);
  injector.get(IDescriptionService).registerDescriptions(named.map(([name, one]) => description(name, one)));
  const functions = named.map(([name, one]) => new SheetFunction(name, one, evaluate, sheetName));
  injector.get(IFunctionService).registerExecutors(...functions);
}
