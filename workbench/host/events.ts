import { formatArea, intersect } from '../book/address.js';
import type { Book, BookEvent } from '../book/book.js';
import type { MessageEntry } from './wire.js';

/** RichApi event numbers, read in office.js (`eventType` of each handler). */
const eventType = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  nameChanged: 25,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

const eventCategory = 65536;
const wholeWorkbook = 'Workbook';

/** What office.js must be told about a change in the book; each event goes to its sheet and to the collection. */
export function eventEntries(book: Book, event: BookEvent): MessageEntry[] {
  if (book.objects.properties.get('enableEvents') === false) return [];
  switch (event.type) {
    case 'cells':
      return [...raise(eventType.changed, event.area.sheet, changedMessage(event)), ...tableChanges(book, event)];
    case 'format':
      return raise(eventType.formatChanged, event.area.sheet, {
        address: formatArea(event.area),
        source: 'Local',
        worksheetId: event.area.sheet,
      });
    case 'selection':
      return raise(eventType.selectionChanged, event.area.sheet, {
        address: formatArea(event.area),
        worksheetId: event.area.sheet,
      });
    case 'activated':
      return [
        ...raise(eventType.deactivated, event.previous, { worksheetId: event.previous }),
        ...raise(eventType.activated, event.sheet, { worksheetId: event.sheet }),
      ];
    case 'calculated':
      return raise(eventType.calculated, event.sheet, { worksheetId: event.sheet, address: '' });
    case 'sheetAdded':
      return [entry(eventType.added, wholeWorkbook, { worksheetId: event.sheet, source: 'Local' })];
    case 'sheetRemoved':
      return [entry(eventType.deleted, wholeWorkbook, { worksheetId: event.sheet, source: 'Local' })];
    case 'sheetRenamed': {
      const message = { worksheetId: event.sheet, nameBefore: event.before, nameAfter: event.after, source: 'Local' };
      return raise(eventType.nameChanged, event.sheet, message);
    }
    case 'shifted':
      return [];
  }
}

type CellsEvent = Extract<BookEvent, { type: 'cells' }>;

function changedMessage({ area, change, byAddIn }: CellsEvent): Record<string, unknown> {
  return {
    address: formatArea(area),
    changeType: change,
    source: 'Local',
    triggerSource: byAddIn ? 'ThisLocalAddin' : 'Unknown',
    worksheetId: area.sheet,
  };
}

function tableChanges(book: Book, event: CellsEvent): MessageEntry[] {
  const touched = book.objects.tables.filter(
    ({ area }) => area.sheet === event.area.sheet && intersect(area, event.area),
  );
  return touched.flatMap(({ id }) => raise(eventType.tableChanged, id, { ...changedMessage(event), tableId: id }));
}

function raise(type: number, target: string, message: unknown): MessageEntry[] {
  return [entry(type, target, message), entry(type, wholeWorkbook, message)];
}

function entry(type: number, target: string, message: unknown): MessageEntry {
  return [eventCategory, type, target, JSON.stringify(message), 0];
}
