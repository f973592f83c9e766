import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OfficeWorkbook } from '../../addin/workbook/office-workbook.js';
import { asUser, openExcel, sheetNames, type OpenExcel } from './excel.js';
import { sampleAnswer } from './sample-answer.js';

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel();
});

const edit = (sheet: string, address: string, value: unknown) =>
  asUser(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = [[value]];
    await context.sync();
  });

describe('undoing an inserted sheet', () => {
  it('removes the sheet, keeps the log and marks the run there', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    await excel.workbook.undo(insertion.id);
    expect(await sheetNames()).toEqual(['Sheet1', 'DV Log']);
    expect(await excel.workbook.insertions()).toMatchObject([{ id: insertion.id, undone: true }]);
    const status = await asUser(async (context) => {
      const cell = context.workbook.worksheets.getItem('DV Log').getRange('L2').load('values');
      await context.sync();
      return cell.values[0]?.[0] as unknown;
    });
    expect(status).toBe('undone');
  });

  it('works in a later session', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    const later = new OfficeWorkbook({ now: () => new Date('2026-11-01T00:00:00Z') });
    expect(await later.insertions()).toMatchObject([{ id: insertion.id, undone: false }]);
    await later.undo(insertion.id);
    expect(await sheetNames()).toEqual(['Sheet1', 'DV Log']);
  });

  it('finds the sheet after a rename', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    await asUser(async (context) => {
      context.workbook.worksheets.getItem(insertion.sheet).name = 'My forecast';
      await context.sync();
    });
    await excel.workbook.undo(insertion.id);
    expect(await sheetNames()).toEqual(['Sheet1', 'DV Log']);
  });

  it('asks before it removes a sheet that was edited since', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    await edit(insertion.sheet, 'B6', 5);
    await expect(excel.workbook.undo(insertion.id)).rejects.toMatchObject({ code: 'conflict' });
    const keep = vi.fn(() => Promise.resolve(false));
    await expect(excel.workbook.undo(insertion.id, { confirmRemoval: keep })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(keep).toHaveBeenCalledWith({ sheet: insertion.sheet, address: insertion.address });
    expect(await sheetNames()).toContain(insertion.sheet);
    await excel.workbook.undo(insertion.id, { confirmRemoval: () => Promise.resolve(true) });
    expect(await sheetNames()).not.toContain(insertion.sheet);
  });

  it('notices cells added beside the result', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    await edit(insertion.sheet, 'H40', 'my note');
    await expect(excel.workbook.undo(insertion.id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('counts as done when the user has removed the sheet already, and when it is asked twice', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    await asUser(async (context) => {
      context.workbook.worksheets.getItem(insertion.sheet).delete();
      await context.sync();
    });
    await excel.workbook.undo(insertion.id);
    await excel.workbook.undo(insertion.id);
    expect(await excel.workbook.insertions()).toMatchObject([{ undone: true }]);
  });

  it('leaves the sheet when the workbook is protected', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    excel.book.objects.structureProtected = true;
    await expect(excel.workbook.undo(insertion.id)).rejects.toMatchObject({
      detail: expect.stringContaining('The workbook is protected, so nothing was undone.'),
    });
    expect(await sheetNames()).toContain(insertion.sheet);
  });

  it('undoes two insertions of one run in any order', async () => {
    const first = await excel.workbook.insert(sampleAnswer());
    const second = await excel.workbook.insert(sampleAnswer());
    await excel.workbook.undo(first.id);
    expect(await sheetNames()).toEqual(['Sheet1', 'DV Log', second.sheet]);
    await excel.workbook.undo(second.id);
    expect(await sheetNames()).toEqual(['Sheet1', 'DV Log']);
  });

  it('says that it does not know an insertion', async () => {
    await expect(excel.workbook.undo('nothing')).rejects.toMatchObject({ code: 'not-found' });
  });
});
