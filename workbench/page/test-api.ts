import { parseReference, type SheetArea } from '../book/address.js';
import type { CellValue } from '../book/book.js';
import type { ChartRecord, TableRecord } from '../book/records.js';
import { chartData } from '../charts/chart-data.js';
import { sheetByName } from '../model/guards.js';
import type { Workbench } from './workbench.js';

/** Settled: nothing calculates, no function is pending, for this long. */
const quietMilliseconds = 150;

/**
 * `window.workbench`: what end-to-end tests ask, because the cells are painted on a canvas. Addresses may name a sheet.
 */
export function testApi(workbench: Workbench) {
  const book = () => workbench.session.book;
  const at = (address: string): SheetArea => {
    const reference = parseReference(address);
    const sheet = reference?.sheetName ? sheetByName(book(), reference.sheetName) : book().activeSheet();
    if (!reference || !sheet) throw new Error(`There are no cells at ${address}.`);
    return { ...reference.area, sheet };
  };
  const shown = (sheet: string): string =>
    book()
      .sheets()
      .find(({ id }) => id === sheet)?.name ?? sheet;
  return {
    ready: (): boolean => workbench.state.session !== null,
    activeSheet: (): string => shown(book().activeSheet()),
    sheets: (): string[] =>
      book()
        .sheets()
        .map(({ name }) => name),
    activate: (name: string): void => book().activate(sheetByName(book(), name) ?? ''),
    select: (address: string): void => book().select(at(address)),
    selection: (): SheetArea => book().selection(),
    values: (address: string): CellValue[][] => book().values(at(address)),
    texts: (address: string): string[][] => book().texts(at(address)),
    formulas: (address: string): CellValue[][] => book().formulas(at(address)),
    formats: (address: string): string[][] => book().formats(at(address)),
    style: (address: string) => book().style(at(address)),
    used: (sheet: string) => book().used(sheetByName(book(), sheet) ?? '', true),
    setFormula: (address: string, formula: CellValue): void => book().write(at(address), [[formula]]),
    write: (address: string, cells: CellValue[][]): Promise<void> => {
      book().write(at(address), cells);
      return book().written();
    },
    insertRows: (address: string): void => {
      const { sheet, row, rows } = at(address);
      book().insert({ sheet, along: 'rows', at: row, count: rows });
    },
    /** Where a cell stands on the page, for real clicks. */
    place: (address: string) => {
      const { x, y, width, height } = book().pointer.place(at(address));
      return { x, y, width, height };
    },
    tables: () => book().objects.tables.map((table: TableRecord) => ({ ...table, sheet: shown(table.area.sheet) })),
    charts: () =>
      book().objects.charts.map((chart: ChartRecord) => ({
        name: chart.name,
        sheet: shown(chart.sheet),
        type: chart.type,
        title: chart.title.text,
        left: chart.left,
        top: chart.top,
        width: chart.width,
        height: chart.height,
        series: chartData(book(), chart).map(({ name, values, categories }) => ({ name, values, categories })),
      })),
    comments: () => book().objects.comments.map(({ content, replies, area }) => ({ content, replies, area })),
    settings: () => Object.fromEntries(book().objects.settings),
    sheetProperties: (name: string) =>
      Object.fromEntries(book().objects.sheet(sheetByName(book(), name) ?? '').properties),
    protect: (name: string, on: boolean): void => {
      const id = sheetByName(book(), name) ?? '';
      book().objects.sheet(id).protected = on;
      book().objects.changed('sheet', id);
    },
    get notEmulated(): readonly string[] {
      return workbench.state.notEmulated;
    },
    get cellErrors(): Record<string, { error: string; message: string }> {
      return Object.fromEntries(workbench.session.functions.errors());
    },
    get requests(): readonly unknown[] {
      return workbench.requests;
    },
    get requestCount(): number {
      return workbench.requestCount;
    },
    get functionCalls(): number {
      return workbench.session.functions.calls;
    },
    get pendingFunctions(): number {
      return workbench.session.functions.pending;
    },
    setDark: (dark: boolean): void => workbench.setDark(dark),
    /** The open workbook as .xlsx bytes in base64, and the way back. */
    saveFile: async (): Promise<string> => {
      const bytes = await workbench.saveBytes();
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    openFile: (name: string, base64: string): Promise<void> =>
      workbench.openBytes(
        name,
        Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
      ),
    /** Resolves when formulas and functions are done. */
    settle: async (timeout = 30_000): Promise<void> => {
      const end = performance.now() + timeout;
      let quietSince = performance.now();
      while (performance.now() - quietSince < quietMilliseconds) {
        await new Promise((done) => setTimeout(done, 25));
        await book().settle();
        if (workbench.session.busy) quietSince = performance.now();
        if (performance.now() > end)
          throw new Error(`Not settled: ${workbench.session.functions.pending} calls pending.`);
      }
    },
  };
}
