import type { ICellData, IRange, Nullable } from '@univerjs/core';
import { bounding, type Area } from '../address.js';
import type { Shift } from '../shift.js';
import { areaOf } from './range.js';

type CellMatrix = Readonly<Record<string, Readonly<Record<string, Nullable<ICellData>>>>>;

export interface CommandOptions {
  readonly fromFormula?: boolean;
  readonly applyFormulaCalculationResult?: boolean;
}

/** What a Univer command did to the workbook, in our terms. */
export type SeenChange =
  | { readonly kind: 'cells' | 'format'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'shift'; readonly shift: Shift }
  | { readonly kind: 'selection'; readonly sheet: string; readonly area: Area }
  | { readonly kind: 'activated' | 'sheetAdded' | 'sheetRemoved'; readonly sheet: string }
  | { readonly kind: 'renamed'; readonly sheet: string; readonly name: string };

interface Parameters {
  readonly subUnitId?: string;
  readonly cellValue?: CellMatrix;
  readonly range?: IRange;
  readonly selections?: readonly { readonly range: IRange }[];
  readonly type?: number;
  readonly sheet?: { readonly id: string };
  readonly subUnitName?: string;
  readonly name?: string;
}

const selectionMoving = 1;

/** Reads a finished Univer command; null if it changed nothing the workbook's model knows. */
export function seenChange(id: string, params: unknown, options: CommandOptions | undefined): SeenChange | null {
  const given = (params ?? {}) as Parameters;
  const sheet = given.subUnitId ?? '';
  switch (id) {
    case 'sheet.mutation.set-range-values':
      return options?.fromFormula || options?.applyFormulaCalculationResult
        ? null
        : writtenCells(sheet, given.cellValue ?? {});
    case 'sheet.mutation.insert-row':
    case 'sheet.mutation.insert-col':
    case 'sheet.mutation.remove-rows':
    case 'sheet.mutation.remove-col':
      return given.range ? { kind: 'shift', shift: shiftOf(id, sheet, areaOf(given.range)) } : null;
    case 'sheet.operation.set-selections': {
      const range = given.selections?.at(-1)?.range;
      return range && given.type !== selectionMoving ? { kind: 'selection', sheet, area: areaOf(range) } : null;
    }
    case 'sheet.operation.set-worksheet-active':
      return { kind: 'activated', sheet };
    case 'sheet.mutation.insert-sheet':
      return { kind: 'sheetAdded', sheet: given.sheet?.id ?? '' };
    case 'sheet.mutation.remove-sheet':
      return { kind: 'sheetRemoved', sheet };
    case 'sheet.mutation.set-worksheet-name':
      return { kind: 'renamed', sheet, name: given.name ?? '' };
    default:
      return null;
  }
}

function shiftOf(id: string, sheet: string, { row, column, rows, columns }: Area): Shift {
  const along = id.endsWith('col') ? 'columns' : 'rows';
  const [at, count] = along === 'rows' ? [row, rows] : [column, columns];
  return { sheet, along, at, count: id.includes('remove') ? -count : count };
}

function writtenCells(sheet: string, matrix: CellMatrix): SeenChange | null {
  let contents: Area | null = null;
  let formats: Area | null = null;
  for (const [row, cells] of Object.entries(matrix)) {
    for (const [column, cell] of Object.entries(cells)) {
      const here = { row: Number(row), column: Number(column), rows: 1, columns: 1 };
      if (!cell || 'v' in cell || 'f' in cell || 'p' in cell) contents = contents ? bounding(contents, here) : here;
      else formats = formats ? bounding(formats, here) : here;
    }
  }
  if (contents) return { kind: 'cells', sheet, area: contents };
  return formats && { kind: 'format', sheet, area: formats };
}
