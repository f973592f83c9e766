import type { Dataset } from '#shared/data/dataset.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { Insertion } from '../../../../workbook/workbook.js';
import type { LoadProgress, SelectionRequest } from '../../../api/sources-api.js';

export type LoadTarget = 'new-sheet' | 'cell' | 'server';

/** A selection of a source's table, or a file that is on the server already. */
export type LoadOrigin =
  | {
      readonly kind: 'table';
      readonly connection: { readonly id: string; readonly name: string };
      readonly selection: SelectionRequest;
      /** Columns that name a row, for the summary of a later refresh. */
      readonly key: readonly string[];
    }
  | { readonly kind: 'file'; readonly dataset: Dataset };

/** One table to bring in: from where, and where to. */
export interface LoadRequest {
  readonly origin: LoadOrigin;
  readonly target: LoadTarget;
}

export const originName = (origin: LoadOrigin): string =>
  origin.kind === 'table' ? origin.connection.name : origin.dataset.source.label;

/** The limit that was chosen for reading, or null. */
export const rowLimit = (origin: LoadOrigin): number | null =>
  origin.kind === 'table' ? (origin.selection.maxRows ?? null) : null;

export interface Writing {
  readonly done: number;
  readonly total: number;
}

/** Read first, which leaves the workbook alone; then written, which can be taken back. */
export type LoadState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'reading';
      readonly request: LoadRequest;
      readonly startedAt: number;
      readonly progress: LoadProgress | null;
    }
  | { readonly status: 'writing'; readonly request: LoadRequest; readonly startedAt: number; readonly writing: Writing }
  | {
      readonly status: 'done';
      readonly request: LoadRequest;
      readonly dataset: Dataset;
      /** null when it stays on the server. */
      readonly insertion: Insertion | null;
      readonly rowsOnSheet: number;
      readonly milliseconds: number;
    }
  | { readonly status: 'failed'; readonly request: LoadRequest; readonly error: AppError }
  | { readonly status: 'cancelled'; readonly request: LoadRequest };

/** Most cells a load puts on a sheet: what a workbook still opens and saves comfortably. */
const SHEET_CELLS = 2_000_000;
const SHEET_ROWS = 200_000;

/** What an undo can keep of cells that stood there before. */
const KEPT_CELLS = 195_000;

/** Rows of a table of `columns` columns that go to the sheet; the rest stays on the server. */
export const sheetRows = (columns: number, target: 'new-sheet' | 'cell' = 'new-sheet'): number => {
  const cells = target === 'cell' ? KEPT_CELLS : SHEET_CELLS;
  return Math.min(SHEET_ROWS, Math.floor(cells / Math.max(columns, 1)));
};
