import type { TableReference } from '#shared/contract/connections.js';
import type { Dataset, Source } from '#shared/data/dataset.js';
import type { Selection } from '../../workbook/workbook.js';
import { looksLikeHeaders } from './headers.js';

/** A table kept on the server, as the workbook remembers it: no cell contents. */
export interface ServerTable extends Pick<Dataset, 'id' | 'name' | 'rows'> {
  readonly source: Source;
  readonly columns: number;
}

/** A table of a connection that is worked on where it lies: the source computes, nothing is loaded. */
export interface TablePlace {
  readonly connection: string;
  readonly table: TableReference;
}

/** The table every step works on: the selection, the source the user pinned, or a table kept on the server. */
export interface TableInFocus {
  /** Where it lies in the workbook; what the user calls it when it lies on the server. */
  readonly address: string;
  /** Set when the server holds it, so that nothing need be read from the workbook. */
  readonly server: ServerTable | null;
  /** Set when a source computes over it. */
  readonly inSource: TablePlace | null;
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
    server: null,
    inSource: null,
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

export const serverTableOf = ({ id, name, source, rows, columns }: Dataset): ServerTable => ({
  id,
  name,
  source,
  rows,
  columns: columns.length,
});

export const serverTableInFocus = (server: ServerTable): TableInFocus => ({
  address: server.source.label,
  server,
  inSource: null,
  sheet: '',
  label: server.name,
  columns: server.columns,
  dataRows: server.rows,
  headers: true,
  hasHeaders: true,
  remark: null,
  preview: [],
});

/** `name` is what the user calls it: "Shop: public.orders". */
export const tableInSource = (inSource: TablePlace, name: string, columns: number): TableInFocus => ({
  address: name,
  server: null,
  inSource,
  sheet: '',
  label: inSource.table.name,
  columns,
  dataRows: 0,
  headers: true,
  hasHeaders: true,
  remark: null,
  preview: [],
});

export const samePlace = (a: TablePlace | null, b: TablePlace | null): boolean =>
  a?.connection === b?.connection && a?.table.schema === b?.table.schema && a?.table.name === b?.table.name;

/** Fewer cells than this are no table: nothing can be said about them. */
export const isTable = ({ dataRows, columns }: TableInFocus): boolean => dataRows >= 1 && dataRows * columns >= 2;
