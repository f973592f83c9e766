import type { SelectionRequest } from '../../../api/sources-api.js';
import type { LoadState } from './load-state.js';

/** A table this workbook got from a source, with everything needed to get it again. */
export interface LoadedRecord {
  readonly insertionId: string;
  readonly name: string;
  readonly connection: { readonly id: string; readonly name: string };
  readonly selection: SelectionRequest;
  readonly key: readonly string[];
  readonly dataset: string;
  readonly rows: number;
  readonly loadedAt: string;
  /** The refresh that wrote it last, with what stood there before; counts only while that refresh is not undone. */
  readonly refreshed?: { readonly insertionId: string; readonly before: Pick<LoadedRecord, 'dataset' | 'rows'> };
}

const KEPT = 50;
export const LOADED_SETTING = 'dv.loads';

export const recordOf = ({
  dataset,
  insertion,
  rowsOnSheet,
  request: { origin },
}: Extract<LoadState, { status: 'done' }>): LoadedRecord | null => {
  if (!insertion || origin.kind !== 'table') return null;
  const { connection, selection, key } = origin;
  return {
    insertionId: insertion.id,
    name: dataset.name,
    connection,
    selection,
    key,
    dataset: dataset.id,
    rows: rowsOnSheet,
    loadedAt: insertion.insertedAt,
  };
};

/** Newest first; a table loaded again replaces its earlier line. */
export const withRecord = (records: readonly LoadedRecord[], record: LoadedRecord): LoadedRecord[] =>
  [record, ...records.filter(({ insertionId }) => insertionId !== record.insertionId)].slice(0, KEPT);

/** What stands on the sheet now: a refresh that was undone does not count. */
export const standingRecord = (record: LoadedRecord, undone: ReadonlySet<string>): LoadedRecord =>
  record.refreshed && undone.has(record.refreshed.insertionId) ? { ...record, ...record.refreshed.before } : record;
