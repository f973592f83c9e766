import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import { asUser, fill, openExcel, snapshotOf, type OpenExcel } from './excel.js';
import { sampleAnswer } from './sample-answer.js';

type Rows = Answer['tables'][number]['rows'];

const orders = (rows: Rows, sentences: string[] = []): Answer =>
  sampleAnswer({
    headline: `orders: ${rows.length} rows from Shop.public.orders.`,
    sentences,
    charts: [],
    tables: [
      {
        name: 'orders',
        columns: [
          { name: 'id', type: 'integer' },
          { name: 'status', type: 'text' },
        ],
        rows,
        totalRows: rows.length,
      },
    ],
  });

const before: Rows = [
  [1, 'open'],
  [2, '=SUM(A1)'],
  [3, 'paid'],
];
const longer: Rows = [...before, [4, 'open'], [5, 'paid']];

const tableOn = (sheet: string) =>
  asUser(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).tables.getItemAt(0).getRange().load('values,address');
    await context.sync();
    return { values: range.values as unknown[][], address: range.address.split('!').at(-1) };
  });

describe('refreshing a loaded table in place', () => {
  let excel: OpenExcel;
  let first: { id: string; sheet: string };

  beforeEach(async () => {
    excel = await openExcel();
    first = await excel.workbook.insert(orders(before, ['The first 3 of 9 rows.']));
  });

  it('grows and shrinks the table, keeps texts texts, and writes the heading anew', async () => {
    await excel.workbook.refresh(first.id, orders(longer));
    expect(await tableOn(first.sheet)).toEqual({ address: 'A4:B9', values: [['id', 'status'], ...longer] });
    const grown = await snapshotOf(first.sheet);
    expect(grown.values[0]?.[0]).toBe('orders: 5 rows from Shop.public.orders.');
    expect(grown.values[2]?.[0]).toBe('');
    await excel.workbook.refresh(first.id, orders(before.slice(0, 1)));
    expect(await tableOn(first.sheet)).toEqual({ address: 'A4:B5', values: [['id', 'status'], before[0]] });
    expect((await snapshotOf(first.sheet)).values[6]?.slice(0, 2)).toEqual(['', '']);
  });

  it('can be taken back as one step, as often as it was done', async () => {
    const untouched = await snapshotOf(first.sheet);
    const refreshed = await excel.workbook.refresh(first.id, orders(longer));
    expect(refreshed.undoEffect).toContain('back as it was before the refresh');
    await excel.workbook.undo(refreshed.id);
    expect((await snapshotOf(first.sheet)).values).toEqual(untouched.values);
    expect((await tableOn(first.sheet)).address).toBe('A4:B7');
    await excel.workbook.undo(first.id);
    await expect(snapshotOf(first.sheet)).rejects.toBeTruthy();
  });

  it('leaves everything as it is when cells are in the way, and says so', async () => {
    await asUser(async (context) => {
      context.workbook.worksheets.getItem(first.sheet).getRange('A9').values = [['mine']];
      await context.sync();
    });
    const untouched = await snapshotOf(first.sheet);
    const confirmOverwrite = () => Promise.resolve(true);
    await expect(excel.workbook.refresh(first.id, orders(longer), { confirmOverwrite })).rejects.toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('1 filled cell') as string,
    });
    expect((await snapshotOf(first.sheet)).values).toEqual(untouched.values);
  });

  it('asks before cells the user edited are overwritten', async () => {
    await asUser(async (context) => {
      context.workbook.worksheets.getItem(first.sheet).getRange('B5').values = [['mine']];
      await context.sync();
    });
    await expect(excel.workbook.refresh(first.id, orders(longer))).rejects.toMatchObject({ code: 'cancelled' });
    expect((await tableOn(first.sheet)).values[1]).toEqual([1, 'mine']);
  });

  it('takes back what was written when it is cancelled half way', async () => {
    const untouched = await snapshotOf(first.sheet);
    const many: Rows = Array.from({ length: 60_000 }, (_, index) => [index, 'open']);
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    await expect(
      excel.workbook.refresh(first.id, orders(many), { signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect((await snapshotOf(first.sheet)).values).toEqual(untouched.values);
    expect((await tableOn(first.sheet)).address).toBe('A4:B7');
  });

  it('says so when the table is gone', async () => {
    await fill('A1', [['x']]);
    await excel.workbook.undo(first.id, { confirmRemoval: () => Promise.resolve(true) });
    await expect(excel.workbook.refresh(first.id, orders(longer))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a long write', () => {
  it('tells its progress and takes everything back when it is cancelled', async () => {
    const { workbook } = await openExcel();
    const many: Rows = Array.from({ length: 60_000 }, (_, index) => [index, 'open']);
    const stop = new AbortController();
    const told: number[] = [];
    const writing = workbook.insert(orders(many), {
      signal: stop.signal,
      onProgress: (done, total) => {
        told.push(done, total);
        stop.abort();
      },
    });
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    expect(told[0]).toBeGreaterThan(0);
    expect(told[1]).toBe(60_000);
    expect(await workbook.insertions()).toEqual([]);
  });
});
