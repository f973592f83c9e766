import { beforeEach, describe, expect, it } from 'vitest';
import { asUser, fill, openExcel, type OpenExcel } from './excel.js';
import { sampleAnswer } from './sample-answer.js';

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel();
  await fill('A1:B3', [
    ['Region', 'Revenue'],
    ['North', 1],
    ['West', 900],
  ]);
});

const sheet = () =>
  asUser(async (context) => {
    const active = context.workbook.worksheets.getFirst().load('name');
    await context.sync();
    return active.name;
  });

const comments = () =>
  asUser(async (context) => {
    const all = context.workbook.comments.load('items/content');
    await context.sync();
    const places = all.items.map((comment) => comment.getLocation().load('address'));
    await context.sync();
    return all.items.map(({ content }, index) => [places[index]?.address, content]);
  });

const outlier = async () => ({ address: `${await sheet()}!B3`, text: '900 lies far above the rest' });

describe('comments on the cells a result speaks of', () => {
  it('stand on the very cells, marked as ours', async () => {
    const name = await sheet();
    const { remark, undoEffect } = await excel.workbook.insert(sampleAnswer(), { comments: [await outlier()] });
    expect(await comments()).toEqual([[`${name}!B3`, '[DataVision] 900 lies far above the rest']]);
    expect(remark).toBeNull();
    expect(undoEffect).toContain('removes 1 comment');
  });

  it('go with the result in one undo, and the user keeps theirs', async () => {
    const name = await sheet();
    await asUser(async (context) => {
      context.workbook.comments.add(`${name}!A2`, 'Ask Kim');
      await context.sync();
    });
    const { id } = await excel.workbook.insert(sampleAnswer(), { comments: [await outlier()] });
    expect(await comments()).toHaveLength(2);
    await excel.workbook.undo(id);
    expect(await comments()).toEqual([[`${name}!A2`, 'Ask Kim']]);
  });

  it('go even when the user deleted the sheet of the result first', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer(), { comments: [await outlier()] });
    await asUser(async (context) => {
      context.workbook.worksheets.getItem(insertion.sheet).delete();
      await context.sync();
    });
    await excel.workbook.undo(insertion.id);
    expect(await comments()).toEqual([]);
  });

  it('never replace a comment, and say how many were written', async () => {
    const name = await sheet();
    await asUser(async (context) => {
      context.workbook.comments.add(`${name}!B3`, 'Checked');
      await context.sync();
    });
    const second = { address: `${name}!A3`, text: 'West' };
    const { remark } = await excel.workbook.insert(sampleAnswer(), { comments: [await outlier(), second] });
    expect(await comments()).toEqual(
      expect.arrayContaining([
        [`${name}!B3`, 'Checked'],
        [`${name}!A3`, '[DataVision] West'],
      ]),
    );
    expect(remark).toBe('1 of 2 cells commented.');
  });

  it('leave the result standing when their sheet cannot be written', async () => {
    const { sheet: made, remark } = await excel.workbook.insert(sampleAnswer(), {
      comments: [{ address: 'Nowhere!A1', text: 'lost' }],
    });
    expect(remark).toMatch(/^No cell was commented/);
    expect(made).toBe('DV Forecast Revenue');
  });
});
