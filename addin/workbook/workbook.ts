import type { Answer } from '#shared/answers/answer.js';
import type { RangeChunk } from '#shared/contract/datasets.js';

/**
 * What the user has selected, trimmed to the cells in use. `address` includes the sheet: `Orders!A1:H5001`.
 * Nothing but blanks gives 0 rows and 0 columns.
 */
export interface Selection {
  readonly address: string;
  readonly sheet: string;
  /** Name of the Excel table the selection lies in, if any. */
  readonly table: string | null;
  readonly rows: number;
  readonly columns: number;
  /** Why the range read differs from the range selected: "Whole columns were cut to the rows in use." */
  readonly remark: string | null;
  /** First rows as shown, to judge the header and to preview: at most 3 rows and 200 columns. */
  readonly preview: readonly (readonly string[])[];
}

/** A finished insertion, kept in the workbook so that it can be undone in a later session. */
export interface Insertion {
  readonly id: string;
  readonly runId: string;
  readonly title: string;
  readonly sheet: string;
  readonly address: string;
  readonly insertedAt: string;
  readonly undone: boolean;
  /** What Undo will do, exactly: "Removes the sheet DV Forecast Revenue. No other cell changes." */
  readonly undoEffect: string;
  /** What could not be done beside it: "DV Log is protected, so this run is not listed there." */
  readonly remark: string | null;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (rowsRead: number, rows: number) => void;
}

/** A question only the user can decide: the cells at `address` are not empty. */
export interface Overwrite {
  readonly address: string;
  readonly cells: number;
}

/** What a result says of one cell of the user's data. `address` names its sheet. */
export interface CellComment {
  readonly address: string;
  readonly text: string;
}

export interface InsertOptions {
  /** Put on the cells the result speaks of, at most 50; a cell that has a comment keeps it. Undone with the insertion. */
  readonly comments?: readonly CellComment[];
  /** Where to write; by default a new sheet at the end, `DV <Kind> <Source>`. */
  readonly target?: { readonly kind: 'new-sheet' } | { readonly kind: 'cell'; readonly address: string };
  /** Asked before a non-empty cell is overwritten; without it such a write is refused. */
  readonly confirmOverwrite?: (overwrite: Overwrite) => Promise<boolean>;
  /** Stops a long write between its blocks; what was written by then is taken back. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (rowsWritten: number, rows: number) => void;
}

/** A sheet that DataVision made and the user changed afterwards. */
export interface EditedSheet {
  readonly sheet: string;
  readonly address: string;
}

export interface UndoOptions {
  /** Asked before cells the user edited since are removed; without it such an undo is refused. */
  readonly confirmRemoval?: (edited: EditedSheet) => Promise<boolean>;
}

/** The open workbook, whatever hosts it. Everything else in the add-in reaches cells through this port only. */
export interface Workbook {
  selection(): Promise<Selection>;
  onSelectionChanged(listener: () => void): Promise<() => void>;
  /** The continuous block of data around the selection (Ctrl+A in Excel). */
  currentRegion(): Promise<Selection>;
  /** Reads in blocks of whole rows, each below the host's payload limit. */
  read(address: string, options?: ReadOptions): AsyncGenerator<RangeChunk>;
  /** Writes an answer as one undoable step: sheet, tables, charts, note, provenance and log row. */
  insert(answer: Answer, options?: InsertOptions): Promise<Insertion>;
  /**
   * Writes the table of an earlier insertion anew, in place, as one undoable step. Columns the user added beside it stay.
   * @throws AppError `not-found` when the table is gone, `conflict` when filled cells are where it has to grow
   */
  refresh(insertionId: string, answer: Answer, options?: Omit<InsertOptions, 'target'>): Promise<Insertion>;
  /** Takes an insertion back as a whole. Excel's own Ctrl+Z cannot bring it back. */
  undo(insertionId: string, options?: UndoOptions): Promise<void>;
  insertions(): Promise<Insertion[]>;
  select(address: string): Promise<void>;
  /** Whether day numbers count from 1904 (old Mac workbooks) instead of 1900. */
  date1904(): Promise<boolean>;
  /** Asks Excel to compute every formula again, custom functions included. */
  recalculate(): Promise<void>;
  /** Puts a formula into the selected cell, which must be empty, and gives its address. Hosts without it offer copying. */
  insertFormula?(formula: string): Promise<string>;
  /** Small values kept inside the workbook: the step, the pinned source. Never personal data or secrets. */
  setting(key: string): Promise<string | null>;
  setSetting(key: string, value: string | null): Promise<void>;
}
