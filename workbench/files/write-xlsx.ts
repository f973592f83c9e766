import { strToU8, zipSync } from 'fflate';
import { columnLetters, formatArea } from '../book/address.js';
import type { CellValue } from '../book/book.js';
import type { CellContent, SheetContent, WorkbookContent } from '../book/content.js';
import { functionNamespace, resultsNamespace } from './custom-part.js';
import { toFileFormula } from './function-names.js';
import { StylesPart } from './styles-part.js';
import { escapeXml } from './xml.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationshipBase = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageBase = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const pointsPerCharacter = 5.25;
const errorValue = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)$/;

/** One table: its own part, and the sheet that shows it. */
interface TablePart {
  readonly sheet: number;
  readonly number: number;
  readonly xml: string;
}

/** A workbook file: values, formulas with their last results, number formats, looks, widths, tables, function results. */
export function writeXlsx(content: WorkbookContent): Uint8Array {
  const styles = new StylesPart();
  const tables = content.sheets.flatMap((sheet, i) => sheet.tables.map((table) => ({ sheet: i, table })));
  const tableParts = tables.map(({ sheet, table }, i): TablePart => {
    return { sheet, number: i + 1, xml: tableXml(i + 1, table, content.sheets[sheet] as SheetContent) };
  });
  const parts: Record<string, string> = {
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(content),
    'xl/_rels/workbook.xml.rels': relationships([
      ...content.sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
      ['customXml', '../customXml/item1.xml'],
    ]),
    'customXml/item1.xml': customXml(content),
  };
  for (const [i, sheet] of content.sheets.entries()) {
    const own = tableParts.filter((part) => part.sheet === i);
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, styles, own.length);
    if (own.length > 0) {
      const targets = own.map(({ number }) => ['table', `../tables/table${number}.xml`] as const);
      parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationships(targets);
    }
  }
  for (const { number, xml } of tableParts) parts[`xl/tables/table${number}.xml`] = xml;
  parts['xl/styles.xml'] = styles.xml();
  parts['[Content_Types].xml'] = contentTypes(content.sheets.length, tableParts.length);
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), {
    level: 6,
    mtime: new Date('1980-01-01T00:00:00'),
  });
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${relationshipBase}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageBase}/relationships">${items.join('')}</Relationships>`;
}

function contentTypes(sheets: number, tables: number): string {
  const override = (path: string, type: string): string => `<Override PartName="${path}" ContentType="${type}"/>`;
  const numbered = (count: number, path: string, type: string): string[] =>
    Array.from({ length: count }, (_, i) => override(`${path}${i + 1}.xml`, `${spreadsheetType}.${type}+xml`));
  return [
    `${declaration}<Types xmlns="${packageBase}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', `${spreadsheetType}.sheet.main+xml`),
    override('/xl/styles.xml', `${spreadsheetType}.styles+xml`),
    ...numbered(sheets, '/xl/worksheets/sheet', 'worksheet'),
    ...numbered(tables, '/xl/tables/table', 'table'),
    '</Types>',
  ].join('');
}

function workbookXml({ sheets }: WorkbookContent): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relationshipBase}"><sheets>${list.join('')}</sheets></workbook>`;
}

function sheetXml(sheet: SheetContent, styles: StylesPart, tables: number): string {
  const widths = sheet.columnWidths.flatMap((points, i) =>
    points === undefined
      ? []
      : [`<col min="${i + 1}" max="${i + 1}" width="${(points / pointsPerCharacter).toFixed(2)}" customWidth="1"/>`],
  );
  const merges = sheet.merges.map((area) => `<mergeCell ref="${formatArea(area)}"/>`);
  const tableIds = Array.from({ length: tables }, (_, i) => `<tablePart r:id="rId${i + 1}"/>`);
  return [
    `${declaration}<worksheet xmlns="${main}" xmlns:r="${relationshipBase}">`,
    views(sheet.frozen),
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    `<sheetData>${sheet.rows.map((row, i) => rowXml(row, i, styles)).join('')}</sheetData>`,
    sheet.protected ? '<sheetProtection sheet="1"/>' : '',
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    tables > 0 ? `<tableParts count="${tables}">${tableIds.join('')}</tableParts>` : '',
    '</worksheet>',
  ].join('');
}

function views({ rows, columns }: SheetContent['frozen']): string {
  if (rows === 0 && columns === 0) return '';
  const cell = `${columnLetters(columns)}${rows + 1}`;
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<sheetViews><sheetView workbookViewId="0"><pane${split} topLeftCell="${cell}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

function rowXml(row: SheetContent['rows'][number], index: number, styles: StylesPart): string {
  const cells = row.map((cell, column) => (cell ? cellXml(cell, `${columnLetters(column)}${index + 1}`, styles) : ''));
  return cells.some((cell) => cell !== '') ? `<row r="${index + 1}">${cells.join('')}</row>` : '';
}

function cellXml({ value, formula, spill, format, style }: CellContent, at: string, styles: StylesPart): string {
  const look = styles.index(format, style);
  const attributes = `r="${at}"${look > 0 ? ` s="${look}"` : ''}`;
  const array = spill ? ` t="array" ref="${formatArea(spill)}"` : '';
  const code = formula ? `<f${array}>${escapeXml(toFileFormula(formula, functionNamespace))}</f>` : '';
  if (value === '') return `<c ${attributes}>${code}</c>`;
  const [type, text] = typedText(value, formula !== undefined);
  if (type === 'inlineStr') return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  return `<c ${attributes}${type ? ` t="${type}"` : ''}>${code}<v>${text}</v></c>`;
}

function typedText(value: CellValue, isFormula: boolean): [type: string, text: string] {
  if (typeof value === 'number') return ['', String(value)];
  if (typeof value === 'boolean') return ['b', value ? '1' : '0'];
  if (errorValue.test(value)) return ['e', value];
  return [isFormula ? 'str' : 'inlineStr', escapeXml(value)];
}

function tableXml(id: number, table: SheetContent['tables'][number], sheet: SheetContent): string {
  const { row, column, columns } = table.area;
  const headers = Array.from({ length: columns }, (_, i) =>
    String(sheet.rows[row]?.[column + i]?.value ?? `Column${i + 1}`),
  );
  const ref = formatArea(table.area);
  const names = headers.map((name, i) => `<tableColumn id="${i + 1}" name="${escapeXml(name)}"/>`);
  return [
    `${declaration}<table xmlns="${main}" id="${id}" name="${escapeXml(table.name)}" displayName="${escapeXml(table.name)}" ref="${ref}">`,
    `<autoFilter ref="${ref}"/><tableColumns count="${columns}">${names.join('')}</tableColumns>`,
    `<tableStyleInfo name="${escapeXml(table.style)}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`,
  ].join('');
}

function customXml({ sheets, settings, functionResults }: WorkbookContent): string {
  const properties = Object.fromEntries(sheets.map((sheet) => [sheet.name, sheet.properties]));
  return [
    `${declaration}<workbench xmlns="${resultsNamespace}">`,
    `<settings>${escapeXml(JSON.stringify(settings))}</settings>`,
    `<properties>${escapeXml(JSON.stringify(properties))}</properties>`,
    `<results>${escapeXml(JSON.stringify(functionResults))}</results></workbench>`,
  ].join('');
}
