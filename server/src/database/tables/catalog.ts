import { EntitySchema } from 'typeorm';
import type { ColumnFacts } from '#shared/contract/catalog.js';
import { text, long, longText, nullableText, whole, numberOrNull, json, nullableJson } from './columns.js';

/** What is known of a connection, a table or a column. Texts that do not apply are empty. */
export interface CatalogEntryRow {
  workspaceId: string;
  /** Made from the place, so that the same table is always the same entry. */
  id: string;
  connectionId: string;
  kind: string;
  schemaName: string;
  tableName: string;
  columnName: string;
  name: string;
  position: number;
  nativeType: string | null;
  columnType: string | null;
  comment: string | null;
  description: string;
  tags: string[];
  owner: string;
  rows: number | null;
  facts: ColumnFacts | null;
  seenAt: string;
  editedAt: string | null;
}

/** A load of a table: which data were taken from it, and when. */
export interface TableLoadRow {
  workspaceId: string;
  id: string;
  connectionId: string;
  schemaName: string;
  tableName: string;
  datasetId: string;
  rows: number;
  loadedAt: string;
}

export const catalogEntryTable = new EntitySchema<CatalogEntryRow>({
  name: 'catalog_entry',
  columns: {
    workspaceId: { ...text, primary: true },
    id: { ...text, primary: true },
    connectionId: text,
    kind: text,
    schemaName: text,
    tableName: text,
    columnName: text,
    name: text,
    position: { type: 'int' },
    nativeType: nullableText,
    columnType: nullableText,
    comment: longText,
    description: long,
    tags: json,
    owner: text,
    rows: { ...whole, nullable: true, transformer: { from: numberOrNull, to: (value: number | null) => value } },
    facts: nullableJson,
    seenAt: text,
    editedAt: nullableText,
  },
});

export const tableLoadTable = new EntitySchema<TableLoadRow>({
  name: 'table_load',
  columns: {
    workspaceId: { ...text, primary: true },
    id: { ...text, primary: true },
    connectionId: text,
    schemaName: text,
    tableName: text,
    datasetId: text,
    rows: whole,
    loadedAt: text,
  },
});
