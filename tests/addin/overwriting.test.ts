import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asUser, fill, openExcel, snapshotOf, type OpenExcel } from './excel.js';
import { sampleAnswer } from './sample-answer.js';

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel();
});

const atCell = (address: string) => ({ target: { kind: 'cell', address } }) as const;

describe('writing at a cell', () => {
  it('never overwrites a non-empty cell without asking', async () => {
    await fill('C6:C6', [['mine']]);
    const before = await snapshotOf('Sheet1');
    await expect(excel.workbook.insert(sampleAnswer(), atCell('Sheet1!A1'))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await snapshotOf('Sheet1')).toEqual(before);
  });

  it('asks with address and count, and leaves everything when the user says no', async () => {
    await fill('C6:D6', [['mine', '=1+1']]);
    const before = await snapshotOf('Sheet1');
    const confirmOverwrite = vi.fn(() => Promise.resolve(false));
    const refused = excel.workbook.insert(sampleAnswer(), { ...atCell('Sheet1!A1'), confirmOverwrite });
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    expect(confirmOverwrite).toHaveBeenCalledWith({ address: 'Sheet1!A1:O19', cells: 2 });
    expect(await snapshotOf('Sheet1')).toEqual(before);
  });

  it('refuses when more cells were filled while the user was deciding', async () => {
    await fill('C6:C6', [['mine']]);
    const confirmOverwrite = async () => {
      await fill('D6:D6', [['typed meanwhile']]);
      return true;
    };
    const inserting = excel.workbook.insert(sampleAnswer(), { ...atCell('Sheet1!A1'), confirmOverwrite });
    await expect(inserting).rejects.toMatchObject({ code: 'conflict' });
    expect((await snapshotOf('Sheet1')).formulas.flat()).toContain('typed meanwhile');
  });

  it('writes nothing to a protected sheet', async () => {
    await asUser(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').protection.protect();
      await context.sync();
    });
    await expect(excel.workbook.insert(sampleAnswer(), atCell('Sheet1!A1'))).rejects.toMatchObject({
      code: 'conflict',
      detail:
        'Sheet1 is protected, so nothing was written. Write to a new sheet, or unprotect it first (Review, Unprotect Sheet).',
    });
  });

  it('refuses a result that does not fit below the cell', async () => {
    await expect(excel.workbook.insert(sampleAnswer(), atCell('Sheet1!A1048570'))).rejects.toMatchObject({
      code: 'too-large',
    });
  });
});

describe('undoing what was written at a cell', () => {
  it('restores values, formulas, number formats and looks exactly', async () => {
    await fill('A4:C6', [
      ['Kept', "'=not a formula", '=SUM(B5:B6)'],
      [1.5, 2, true],
      ["'007", '=1/0', ''],
    ]);
    await asUser(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A4').format.font.bold = true;
      sheet.getRange('B5').format.fill.color = '#FFEE00';
      sheet.getRange('B5:B6').numberFormat = [['0.000'], ['0.000']];
      sheet.getRange('A1').format.columnWidth = 30;
      await context.sync();
    });
    const before = await snapshotOf('Sheet1');
    const confirmOverwrite = () => Promise.resolve(true);
    const insertion = await excel.workbook.insert(sampleAnswer(), { ...atCell('Sheet1!A2'), confirmOverwrite });
    expect(await snapshotOf('Sheet1')).not.toEqual(before);
    await excel.workbook.undo(insertion.id);
    expect(await snapshotOf('Sheet1')).toEqual(before);
    expect(excel.notImplemented).toEqual([]);
  });

  it('says before what it will do', async () => {
    await fill('A4:A4', [['Kept']]);
    const confirmOverwrite = () => Promise.resolve(true);
    const { undoEffect } = await excel.workbook.insert(sampleAnswer(), { ...atCell('Sheet1!A1'), confirmOverwrite });
    expect(undoEffect).toBe(
      'Clears Sheet1!A1:O19 with 2 tables and 2 charts, restores 1 overwritten cell, and marks the run as undone on DV Log. No other cell changes.',
    );
  });
});

describe('inserting a formula', () => {
  it('writes to the selected cell only when it is empty', async () => {
    expect(await excel.workbook.insertFormula('=DV.STATUS()')).toBe('Sheet1!A1');
    await expect(excel.workbook.insertFormula('=DV.STATUS("user")')).rejects.toMatchObject({
      code: 'conflict',
      detail: 'Sheet1!A1 is not empty. Nothing was written. Select an empty cell.',
    });
    await expect(excel.workbook.insertFormula('=WEBSERVICE("x")')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
