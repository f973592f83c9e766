import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { WorkbookContent } from '../book/content.js';
import { sampleWorkbook } from '../sample/sample.js';
import { fromFileFormula, toFileFormula } from './function-names.js';
import { readXlsx } from './read-xlsx.js';
import { writeXlsx } from './write-xlsx.js';

const content: WorkbookContent = {
  name: 'Saved',
  sheets: [
    {
      name: "It's <1>",
      rows: [
        [{ value: 'Order ID', style: { bold: true, fill: '#DCEFE4', color: '#156082', size: 16 } }, { value: 'Date' }],
        [{ value: ' <north> & "co"\n' }, { value: 45_322.5, format: 'm/d/yyyy h:mm' }],
        [{ value: true }, { value: '#N/A' }],
        [],
        [
          {
            value: 'Period',
            formula: '=DV.FORECAST(A1:A9,"DV.ASK(",6)',
            spill: { row: 4, column: 0, rows: 2, columns: 1 },
          },
        ],
        [{ value: 1 }, { value: 0.125, format: '0.0%', style: { horizontal: 'Center', wrap: true, italic: true } }],
      ],
      columnWidths: [52.5, 84],
      merges: [{ row: 8, column: 0, rows: 1, columns: 3 }],
      frozen: { rows: 1, columns: 0 },
      tables: [{ name: 'Orders', style: 'TableStyleMedium2', area: { row: 0, column: 0, rows: 3, columns: 2 } }],
      protected: true,
      properties: { 'dv.run': '8F3C' },
    },
  ],
  settings: { 'dv.step': 2 },
  functionResults: [{ sheet: "It's <1>", row: 4, column: 0, signature: 'FORECAST abc', result: [['Period'], [1]] }],
};

describe('saving and opening', () => {
  it('gives back cells, formulas, formats, looks, widths, tables, protection and function results', () => {
    const opened = readXlsx('Saved', writeXlsx(content));
    const [sheet] = content.sheets;
    expect(opened).toMatchObject({ settings: content.settings, functionResults: content.functionResults });
    expect(opened.sheets[0]).toMatchObject({
      name: sheet?.name,
      merges: sheet?.merges,
      frozen: sheet?.frozen,
      tables: sheet?.tables,
      protected: true,
      properties: { 'dv.run': '8F3C' },
      columnWidths: [52.5, 84],
    });
    const rows = opened.sheets[0]?.rows ?? [];
    expect(rows.slice(0, 3)).toEqual(sheet?.rows.slice(0, 3));
    expect(rows[4]?.[0]).toEqual({ value: 'Period', formula: '=DV.FORECAST(A1:A9,"DV.ASK(",6)' });
    // Cells a formula spills into are left to the formula.
    expect(rows[5]?.[0]).toBeUndefined();
    expect(rows[5]?.[1]).toEqual(sheet?.rows[5]?.[1]);
  });

  it('writes the same bytes for the same workbook', () => {
    expect(writeXlsx(content)).toEqual(writeXlsx(content));
  });

  it('keeps the sample whole', () => {
    const sample = sampleWorkbook();
    const opened = readXlsx('Sample', writeXlsx(sample));
    expect(opened.sheets[0]?.rows[5000]).toEqual(sample.sheets[0]?.rows[5000]);
    expect(opened.sheets.map((sheet) => sheet.rows.length)).toEqual([5001, 73, 401, 1]);
  });

  it('uses the function names Excel writes', () => {
    expect(toFileFormula('=1+dv.ask("DV.ASK(1)",A1)', 'DV')).toBe('1+_xldudf_DV_ASK("DV.ASK(1)",A1)');
    expect(fromFileFormula('_xldudf_DV_ASK(A1)&_xlfn.CONCAT("_xlfn.",B1)', 'DV')).toBe(
      '=DV.ASK(A1)&CONCAT("_xlfn.",B1)',
    );
  });
});

describe('files of other programs', () => {
  const open = (sheet: string, more: Record<string, string> = {}) => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const parts: Record<string, string> = {
      'xl/workbook.xml': `<x:workbook xmlns:x="${main}" xmlns:r="${relations}"><x:sheets><x:sheet name="Data" sheetId="7" r:id="a"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Target="/xl/worksheets/data.xml"/></Relationships>',
      'xl/worksheets/data.xml': `<worksheet xmlns="${main}">${sheet}</worksheet>`,
      ...more,
    };
    const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
    return readXlsx('Other', bytes).sheets[0];
  };

  it('reads shared strings with runs, shared formulas, and dates by their format', () => {
    const sheet = open(
      `<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>45322</v></c></row>
       <row r="3"><c r="B3"><f t="shared" si="0" ref="B3:B4">A3*$C$2</f><v>2</v></c></row>
       <row r="4"><c r="B4"><f t="shared" si="0"/><v>4</v></c></row></sheetData>`,
      {
        'xl/sharedStrings.xml': '<sst><si><r><t>Ord</t></r><r><t>ers</t></r><rPh><t>x</t></rPh></si></sst>',
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    );
    expect(sheet?.rows[1]?.slice(1)).toEqual([{ value: 'Orders' }, { value: 45_322, format: 'm/d/yyyy' }]);
    expect(sheet?.rows[3]?.[1]).toEqual({ value: 4, formula: '=A4*$C$2' });
  });

  it('says in one sentence what is wrong with a file', () => {
    expect(() => readXlsx('broken', strToU8('not a zip'))).toThrow(/^broken cannot be read: .*Nothing was opened\.$/);
    expect(() => readXlsx('empty', zipSync({ 'a.txt': strToU8('x') }))).toThrow(/is not an Excel workbook/);
  });
});
