import type { Area } from './address.js';
import type { CellStyle, CellValue } from './book.js';

/** One cell of a workbook that is opened or saved. */
export interface CellContent {
  readonly value: CellValue;
  /** With `=`; the value is then the cached result. */
  readonly formula?: string;
  /** Cells the formula's array spills to, itself included. */
  readonly spill?: Area;
  readonly format?: string;
  readonly style?: CellStyle;
}

export interface SheetContent {
  readonly name: string;
  /** Rows from row 1 on; a row may be shorter than others, and cells may be missing. */
  readonly rows: readonly (readonly (CellContent | undefined)[])[];
  /** Points, from column A on. */
  readonly columnWidths: readonly (number | undefined)[];
  readonly merges: readonly Area[];
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly tables: readonly { readonly name: string; readonly style: string; readonly area: Area }[];
  readonly protected: boolean;
  readonly properties: Readonly<Record<string, string>>;
}

export interface WorkbookContent {
  readonly name: string;
  readonly sheets: readonly SheetContent[];
  /** Document settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly functionResults: readonly FunctionResultContent[];
}

/** A custom function's result with the fingerprint of its arguments: it holds as long as they are the same. */
export interface FunctionResultContent {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly signature: string;
  readonly result: CellValue | readonly (readonly CellValue[])[];
  readonly message?: string;
}
