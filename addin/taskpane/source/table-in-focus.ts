import type { Selection } from '../../workbook/workbook.js';
import { looksLikeHeaders } from './headers.js';

/** The table every step works on: the selection, or the source the user pinned. */
export interface TableInFocus {
  readonly address: string;
  readonly sheet: string;
  /** What the source chip says: the table's name or its address. */
  readonly label: string;
  readonly columns: number;
  /** Rows of data, the header row not counted. */
  readonly dataRows: number;
  /** The user's word on row 1; null leaves it to detection. */
  readonly headers: boolean | null;
  /** What detection or the user says. */
  readonly hasHeaders: boolean;
  readonly remark: string | null;
  readonly preview: readonly (readonly string[])[];
}

export const tableInFocus = (selection: Selection, headers: boolean | null): TableInFocus => {
  const hasHeaders = headers ?? (selection.table !== null || looksLikeHeaders(selection.preview));
  return {
    address: selection.address,
    sheet: selection.sheet,
    label: selection.table ?? selection.address,
    columns: selection.columns,
    dataRows: Math.max(0, selection.rows - (hasHeaders ? 1 : 0)),
    headers,
    hasHeaders,
    remark: selection.remark,
    preview: selection.preview,
  };
};

/** Fewer cells than this are no table: nothing can be said about them. */
export const isTable = ({ dataRows, columns }: TableInFocus): boolean => dataRows >= 1 && dataRows * columns >= 2;
