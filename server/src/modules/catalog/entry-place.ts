import { createHash } from 'node:crypto';
import type { CatalogEntryRow } from '../../database/tables/index.js';

/** Where an entry's thing lies; a table has no column, a connection has neither. */
export type EntryPlace = Pick<CatalogEntryRow, 'connectionId' | 'schemaName' | 'tableName' | 'columnName'>;

export const connectionPlace = (connectionId: string): EntryPlace => ({
  connectionId,
  schemaName: '',
  tableName: '',
  columnName: '',
});

export const tablePlace = (
  connectionId: string,
  { schema, name }: { schema: string | null; name: string },
): EntryPlace => ({ connectionId, schemaName: schema ?? '', tableName: name, columnName: '' });

/** The same place is always the same entry, so nothing people wrote is lost when a source is read again. */
export const entryId = ({ connectionId, schemaName, tableName, columnName }: EntryPlace): string =>
  createHash('sha256')
    .update(JSON.stringify([connectionId, schemaName, tableName, columnName]))
    .digest('hex')
    .slice(0, 32);
