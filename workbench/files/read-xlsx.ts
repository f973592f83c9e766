import { parseReference, type Area } from '../book/address.js';
import type { FunctionResultContent, SheetContent, WorkbookContent } from '../book/content.js';
import { resultsNamespace } from './custom-part.js';
import { Package } from './package.js';
import { readCells, type Look } from './read-cells.js';
import { readLooks } from './read-styles.js';
import { itemText, scan } from './scan.js';
import { elements, parseXml } from './xml.js';

const pointsPerCharacter = 5.25;
const mostWidths = 256;
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const workbookPath = 'xl/workbook.xml';

/**
 * Reads an .xlsx workbook: values, cached results, formulas, number formats, fonts and fills, widths, merges, frozen panes,
 * tables, protection. Charts, pivots and images are left out.
 * @throws Error with one sentence when the bytes are no readable workbook.
 */
export function readXlsx(name: string, bytes: Uint8Array): WorkbookContent {
  const file = Package.open(name, bytes);
  const workbook = file.xml(workbookPath);
  if (!workbook) throw new Error(`${name} is not an Excel workbook (.xlsx). Nothing was opened.`);
  const targets = file.targets(workbookPath);
  const strings = [...scan(file.text('xl/sharedStrings.xml') ?? '', 'si')].map(({ content }) => itemText(content));
  const looks = readLooks(file.xml('xl/styles.xml'));
  const sheets = elements(workbook, 'sheet').flatMap((entry) => {
    const path = targets.get(entry.getAttributeNS(relationships, 'id') ?? '') ?? '';
    const text = file.text(path);
    if (text === null || !/<(?:\w+:)?worksheet\b/.test(text.slice(0, 2_000))) return [];
    return [readSheet({ file, path, text, strings, looks }, entry.getAttribute('name') ?? 'Sheet')];
  });
  if (sheets.length === 0) throw new Error(`${name} has no worksheet. Nothing was opened.`);
  const { properties, ...own } = ownPart(file);
  return { name, sheets: sheets.map((sheet) => ({ ...sheet, properties: properties[sheet.name] ?? {} })), ...own };
}

interface SheetSource {
  readonly file: Package;
  readonly path: string;
  readonly text: string;
  readonly strings: readonly string[];
  readonly looks: readonly Look[];
}

function readSheet({ file, path, text, strings, looks }: SheetSource, name: string): SheetContent {
  // Everything but the cells is small and read as a tree.
  const frame = parseXml(text.replace(/<((?:\w+:)?sheetData)\b[\s\S]*<\/\1>/, ''));
  const pane = elements(frame, 'pane').find((element) => element.getAttribute('state')?.startsWith('frozen'));
  return {
    name,
    rows: readCells(text, strings, looks),
    columnWidths: columnWidths(frame),
    merges: elements(frame, 'mergeCell').flatMap((merge) => areaOf(merge.getAttribute('ref'))),
    frozen: { rows: Number(pane?.getAttribute('ySplit') ?? 0), columns: Number(pane?.getAttribute('xSplit') ?? 0) },
    tables: readTables(file, path, frame),
    protected: elements(frame, 'sheetProtection').some((element) => element.getAttribute('sheet') === '1'),
    properties: {},
  };
}

function areaOf(reference: string | null): Area[] {
  const area = parseReference(reference ?? '')?.area;
  return area ? [area] : [];
}

function columnWidths(frame: Document): (number | undefined)[] {
  const widths: (number | undefined)[] = [];
  for (const column of elements(frame, 'col')) {
    const last = Math.min(Number(column.getAttribute('max')), mostWidths);
    for (let i = Number(column.getAttribute('min')) - 1; i < last; i++) {
      widths[i] = Number(column.getAttribute('width') ?? 8.43) * pointsPerCharacter;
    }
  }
  return widths;
}

function readTables(file: Package, path: string, frame: Document): SheetContent['tables'] {
  const targets = file.targets(path);
  return elements(frame, 'tablePart').flatMap((part) => {
    const table = file.xml(targets.get(part.getAttributeNS(relationships, 'id') ?? '') ?? '')?.documentElement;
    const [area] = areaOf(table?.getAttribute('ref') ?? null);
    if (!table || !area || table.getAttribute('headerRowCount') === '0') return [];
    const style = elements(table, 'tableStyleInfo')[0]?.getAttribute('name') ?? 'TableStyleMedium2';
    return [{ name: table.getAttribute('displayName') ?? 'Table', style, area }];
  });
}

interface OwnPart extends Pick<WorkbookContent, 'settings' | 'functionResults'> {
  /** Custom properties by sheet. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the workbench itself wrote beside the cells. */
function ownPart(file: Package): OwnPart {
  for (const path of file.paths(/^customXml\/item\d+\.xml$/)) {
    const xml = file.xml(path)?.documentElement;
    if (!xml || xml.namespaceURI !== resultsNamespace) continue;
    const read = (name: string): unknown => JSON.parse(elements(xml, name)[0]?.textContent || 'null');
    return {
      settings: (read('settings') ?? {}) as OwnPart['settings'],
      properties: (read('properties') ?? {}) as OwnPart['properties'],
      functionResults: (read('results') ?? []) as FunctionResultContent[],
    };
  }
  return { settings: {}, properties: {}, functionResults: [] };
}
