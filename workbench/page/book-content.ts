import type { Area } from '../book/address.js';
import { formatArea } from '../book/address.js';
import type { Book, CellStyle } from '../book/book.js';
import type { CellContent, SheetContent, WorkbookContent } from '../book/content.js';
import type { SavedResult } from '../functions/function-cells.js';
import { sheetByName } from '../model/guards.js';
import { workbookModel } from '../model/workbook.js';

/** Reads the whole book, to save it. */
export function workbookContent(book: Book, results: readonly SavedResult[]): WorkbookContent {
  const names = new Map(book.sheets().map(({ id, name }) => [id, name]));
  return {
    name: book.name,
    sheets: book.sheets().map(({ id, name }) => sheetContent(book, id, name)),
    settings: Object.fromEntries(book.objects.settings),
    functionResults: results.flatMap((result) => {
      const sheet = names.get(result.sheet);
      return sheet === undefined ? [] : [{ ...result, sheet }];
    }),
  };
}

function sheetContent(book: Book, sheet: string, name: string): SheetContent {
  const used = book.used(sheet, false);
  const area = used && { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
  const record = book.objects.sheet(sheet);
  return {
    name,
    rows: area ? cells(book, { ...area, sheet }) : [],
    columnWidths: Array.from({ length: area?.columns ?? 0 }, (_, column) => book.columnWidth(sheet, column)),
    merges: book.merges(sheet),
    frozen: book.frozen(sheet),
    tables: book.objects.tables
      .filter((table) => table.area.sheet === sheet)
      .map(({ name: tableName, style, area: tableArea }) => ({ name: tableName, style, area: tableArea })),
    protected: record.protected,
    properties: Object.fromEntries(record.properties),
  };
}

function cells(book: Book, area: Area & { readonly sheet: string }): (CellContent | undefined)[][] {
  const formulas = book.formulas(area);
  const formats = book.formats(area);
  return book.values(area).map((line, row) =>
    line.map((value, column) => {
      const at = { ...area, row, column, rows: 1, columns: 1 };
      const formula = String(formulas[row]?.[column] ?? '');
      const isFormula = formula.startsWith('=') && formula !== value;
      const spill = isFormula ? book.spill(at) : null;
      const format = formats[row]?.[column] ?? 'General';
      const style = book.style(at);
      const plain = format === 'General' && isEmpty(style);
      if (value === '' && !isFormula && plain) return undefined;
      return {
        value,
        ...(isFormula && { formula }),
        ...(spill && { spill }),
        ...(format !== 'General' && { format }),
        ...(!isEmpty(style) && { style }),
      };
    }),
  );
}

const isEmpty = (style: CellStyle): boolean => Object.keys(style).length === 0;

/** Brings a file's tables, settings and protection into a book whose cells are there. */
export function restoreObjects(book: Book, content: WorkbookContent): void {
  for (const [key, value] of Object.entries(content.settings)) book.objects.settings.set(key, value);
  const model = workbookModel(book, { culture: 'en-US', now: () => new Date() });
  for (const sheet of content.sheets) {
    const id = sheetByName(book, sheet.name);
    if (!id) continue;
    for (const { name, style, area } of sheet.tables) {
      const table = model.Worksheets.GetItem(id).Tables.Add(formatArea(area), true);
      table.record.name = name;
      table.record.style = style;
      table.changed();
    }
    const record = book.objects.sheet(id);
    for (const [key, value] of Object.entries(sheet.properties)) record.properties.set(key, value);
    record.protected = sheet.protected;
  }
}

export function savedResults(content: WorkbookContent, book: Book): SavedResult[] {
  return content.functionResults.flatMap((result) => {
    const sheet = sheetByName(book, result.sheet);
    return sheet ? [{ ...result, sheet }] : [];
  });
}
