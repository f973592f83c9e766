import type { Answer } from '#shared/answers/answer.js';
import type { RangeChunk } from '#shared/contract/datasets.js';
import { toAppError } from '#shared/errors/app-error.js';
import { areaAddress, cellsOf, sheetAddress, splitAddress } from './addresses.js';
import { inExcel } from './excel-run.js';
import { writeFormula } from './formulas.js';
import { logRun, logUndone } from './log.js';
import { readRange } from './reading.js';
import { readCurrentRegion, readSelection, selectAddress, watchSelection } from './selection.js';
import { refreshTable } from './refreshing/refresh.js';
import { readSetting, writeSetting } from './settings.js';
import {
  findRecord,
  insertionOf,
  readRecords,
  restoreChecksum,
  saveRecord,
  type InsertionRecord,
} from './undo/records.js';
import { refreshEffect, undoEffectOf } from './undo/undo-effect.js';
import { SnapshotStore } from './undo/snapshot-store.js';
import { undoInsertion } from './undo/undo.js';
import type { InsertOptions, Insertion, ReadOptions, Selection, UndoOptions, Workbook } from './workbook.js';
import { insertAnswer, type Written } from './writing/insert.js';

export interface OfficeWorkbookOptions {
  readonly now: () => Date;
}

/** Setting that switches the sheet DV Log off: "off". */
const LOG_SETTING = 'dv.log';

/** The workbook open in Excel, through Office.js. */
export class OfficeWorkbook implements Workbook {
  readonly #now: () => Date;
  readonly #snapshots = new SnapshotStore();
  #writing: Promise<unknown> = Promise.resolve();

  constructor({ now }: OfficeWorkbookOptions) {
    this.#now = now;
  }

  selection(): Promise<Selection> {
    return readSelection();
  }

  onSelectionChanged(listener: () => void): Promise<() => void> {
    return watchSelection(listener);
  }

  currentRegion(): Promise<Selection> {
    return readCurrentRegion();
  }

  read(address: string, options?: ReadOptions): AsyncGenerator<RangeChunk> {
    return readRange(address, options);
  }

  insert(answer: Answer, options: InsertOptions = {}): Promise<Insertion> {
    return this.#oneAtATime(() => this.#insert(answer, options));
  }

  refresh(insertionId: string, answer: Answer, options: Omit<InsertOptions, 'target'> = {}): Promise<Insertion> {
    return this.#oneAtATime(() => this.#refresh(insertionId, answer, options));
  }

  undo(insertionId: string, options: UndoOptions = {}): Promise<void> {
    return this.#oneAtATime(() => this.#undo(insertionId, options));
  }

  async insertions(): Promise<Insertion[]> {
    return (await readRecords()).map(insertionOf);
  }

  select(address: string): Promise<void> {
    const { sheet, local } = splitAddress(address);
    return selectAddress(sheet, local);
  }

  date1904(): Promise<boolean> {
    return inExcel(async (context) => {
      const day = context.workbook.functions.date(2000, 1, 1);
      day.load('value');
      await context.sync();
      return day.value < 36_526;
    });
  }

  recalculate(): Promise<void> {
    return inExcel(async (context) => {
      context.workbook.application.calculate('Full');
      await context.sync();
    });
  }

  async insertFormula(formula: string): Promise<string> {
    return writeFormula(formula);
  }

  setting(key: string): Promise<string | null> {
    return readSetting(key);
  }

  setSetting(key: string, value: string | null): Promise<void> {
    return writeSetting(key, value);
  }

  async #insert(answer: Answer, options: InsertOptions): Promise<Insertion> {
    const now = this.#now();
    const environment = { minutesEast: -now.getTimezoneOffset(), date1904: await this.date1904() };
    const written = await insertAnswer(answer, options, environment);
    const record = await this.#record(answer, written, now.toISOString());
    if (written.snapshots.length > 0) await this.#snapshots.save(record.id, written.snapshots);
    await saveRecord(record);
    return insertionOf(record);
  }

  async #refresh(insertionId: string, answer: Answer, options: InsertOptions): Promise<Insertion> {
    const first = await findRecord(insertionId);
    const now = this.#now();
    const environment = { minutesEast: -now.getTimezoneOffset(), date1904: await this.date1904() };
    const { before, after, lines, sheet, snapshots, checksums } = await refreshTable(
      first,
      answer,
      options,
      environment,
    );
    const trace = { sheetId: first.sheetId, createdSheet: false, areas: [after, ...lines], tables: first.tables };
    const written: Written = {
      trace: { ...trace, charts: [], comments: [], columnWidths: [] },
      snapshots,
      sheet,
      area: after,
      overwritten: cellsOf(before),
      checksum: checksums.written,
      remark: null,
    };
    const record = await this.#record(answer, written, now.toISOString());
    const refresh = { of: first.id, before, after, checksum: first.checksum };
    await this.#snapshots.save(record.id, snapshots);
    await saveRecord({ ...first, checksum: checksums.first });
    const refreshed = { ...record, undoEffect: refreshEffect(sheet, before), refresh };
    await saveRecord(refreshed);
    return insertionOf(refreshed);
  }

  async #undo(insertionId: string, options: UndoOptions): Promise<void> {
    const record = await findRecord(insertionId);
    if (record.undone) return;
    await undoInsertion(record, this.#snapshots, options);
    await saveRecord({ ...record, undone: true });
    if (record.refresh) await restoreChecksum(record.refresh);
    await this.#snapshots.forget(record.id);
    // The result is gone either way; a log sheet the user protected or changed does not bring it back.
    await logUndone(record.runId, record.address).catch(() => undefined);
  }

  async #record(answer: Answer, written: Written, insertedAt: string): Promise<InsertionRecord> {
    const { runId } = answer.receipt;
    const earlier = (await readRecords()).filter((record) => record.runId === runId).length;
    const address = sheetAddress(written.sheet, areaAddress(written.area));
    const { logged, remark } = await this.#log(answer, address, insertedAt);
    const { trace } = written;
    return {
      id: `${runId}-${earlier + 1}`,
      runId,
      title: answer.headline,
      sheetId: trace.sheetId,
      sheet: written.sheet,
      address,
      insertedAt,
      undone: false,
      undoEffect: undoEffectOf(written, logged),
      remark: [written.remark, remark].filter(Boolean).join(' ') || null,
      createdSheet: trace.createdSheet,
      areas: trace.createdSheet ? [] : [...trace.areas],
      tables: [...trace.tables],
      charts: [...trace.charts],
      comments: [...trace.comments],
      columnWidths: trace.columnWidths.map(([column, width]) => [column, width]),
      checksum: written.checksum,
      refresh: null,
    };
  }

  /** `remark` tells the user when the run could not be logged. */
  async #log(
    { receipt, tables }: Answer,
    output: string,
    insertedAt: string,
  ): Promise<{ logged: boolean; remark: string | null }> {
    if ((await readSetting(LOG_SETTING)) === 'off') return { logged: false, remark: null };
    const rowsOut = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    try {
      await logRun({ receipt, rowsOut, output, insertedAt });
      return { logged: true, remark: null };
    } catch (thrown) {
      return { logged: false, remark: `This run is not listed on DV Log. ${toAppError(thrown).detail}` };
    }
  }

  /** The list of insertions is read and written as a whole, so changes of the workbook follow each other. */
  #oneAtATime<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#writing.then(change, change);
    this.#writing = result.catch(() => undefined);
    return result;
  }
}
