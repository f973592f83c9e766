import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RangeChunk } from '#shared/contract/datasets.js';
import { limits } from '#shared/contract/datasets.js';
import { asUser, fill, openExcel, type OpenExcel } from './excel.js';

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel();
});

const readAll = async (address: string, options?: Parameters<OpenExcel['workbook']['read']>[1]) => {
  const chunks: RangeChunk[] = [];
  for await (const chunk of excel.workbook.read(address, options)) chunks.push(chunk);
  return chunks;
};

const grid = (rows: number, columns: number, cell: (row: number, column: number) => unknown) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => cell(row, column)));

const select = (address: string) =>
  asUser(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange(address).select();
    await context.sync();
  });

describe('reading a range', () => {
  it('gives values as Excel holds them and number formats as runs per column', async () => {
    await fill('A1:C4', [
      ['Day', 'Region', 'Sales'],
      [45_000, 'North', 1.5],
      [45_001, '', '#DIV/0!'],
      [45_002, 'South', true],
    ]);
    await asUser(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A2:A4').numberFormat = [
        ['m/d/yyyy'],
        ['m/d/yyyy'],
        ['m/d/yyyy'],
      ];
      await context.sync();
    });
    expect(await readAll('Sheet1!A1:C4')).toEqual([
      {
        rows: [
          ['Day', 'Region', 'Sales'],
          [45_000, 'North', 1.5],
          [45_001, '', '#DIV/0!'],
          [45_002, 'South', true],
        ],
        formats: [
          [
            ['General', 1],
            ['m/d/yyyy', 3],
          ],
          [['General', 4]],
          [['General', 4]],
        ],
      },
    ]);
  });

  it('cuts large ranges into chunks of whole rows, each below the upload limit, and the same every time', async () => {
    await fill(
      'A1:T4000',
      grid(4_000, 20, (row, column) => `${row}-${column}`),
    );
    const onProgress = vi.fn();
    const chunks = await readAll('Sheet1!A1:T4000', { onProgress });
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap(({ rows }) => rows)).toHaveLength(4_000);
    expect(chunks.flatMap(({ rows }) => rows)[3_999]?.[19]).toBe('3999-19');
    for (const chunk of chunks) {
      expect(JSON.stringify(chunk).length).toBeLessThanOrEqual(limits.chunkBytes);
      expect(chunk.formats?.map((runs) => runs.reduce((sum, [, rows]) => sum + rows, 0))).toEqual(
        Array(20).fill(chunk.rows.length),
      );
    }
    expect(onProgress).toHaveBeenLastCalledWith(4_000, 4_000);
    expect(await readAll('Sheet1!A1:T4000')).toEqual(chunks);
  });

  it('reads at most 50,000 cells at once and fewer when the texts are long', async () => {
    await fill(
      'A1:B1500',
      grid(1_500, 2, () => 'x'.repeat(3_000)),
    );
    const asked: number[] = [];
    const { values } = excel.book;
    excel.book.values = function (area) {
      asked.push(area.rows * area.columns);
      return values.call(this, area);
    };
    const chunks = await readAll('Sheet1!A1:B1500');
    expect(Math.max(...asked.slice(1)) * 3_000).toBeLessThan(5_000_000);
    expect(chunks.every((chunk) => JSON.stringify(chunk).length <= limits.chunkBytes)).toBe(true);
  });

  it('stops between chunks when it is cancelled', async () => {
    await fill(
      'A1:T4000',
      grid(4_000, 20, (row) => row),
    );
    const controller = new AbortController();
    const reading = readAll('Sheet1!A1:T4000', { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('cuts whole columns to the rows in use', async () => {
    await fill(
      'B3:C5',
      grid(3, 2, (row, column) => row + column),
    );
    expect((await readAll('Sheet1!B:C'))[0]?.rows).toHaveLength(3);
  });

  it.each([
    ['one cell', 'Sheet1!A1', 'Only one cell is selected. Select the whole table, headers included.'],
    ['an empty range', 'Sheet1!F1:H90', 'Sheet1!F1:H90 is empty. Select the cells that hold your data.'],
    [
      '16,000 columns',
      'Sheet1!A1:WQJ2',
      'Sheet1!A1:WQJ2 has 16,000 columns; up to 2,000 can be read. Select fewer columns.',
    ],
    [
      'over five million cells',
      'Sheet1!A1:J600000',
      'Sheet1!A1:J600000 has 6,000,000 cells; up to 5,000,000 can be read. Choose a smaller range or load the data from a file or database.',
    ],
  ])('refuses %s in one sentence', async (_, address, detail) => {
    await fill('A1:B1', [['x', 'y']]);
    await expect(readAll(address)).rejects.toMatchObject({ detail });
  });

  it('says that a sheet is gone', async () => {
    await expect(readAll('Gone!A1:B2')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the selection', () => {
  it('tells address, size, table and the first rows', async () => {
    await fill('A1:B4', [
      ['Month', 'Sales'],
      ['Jan', 10],
      ['Feb', 12.5],
      ['Mar', 9],
    ]);
    await asUser(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add('A1:B4', true).name = 'Orders';
      await context.sync();
    });
    await select('A1:B4');
    expect(await excel.workbook.selection()).toEqual({
      address: 'Sheet1!A1:B4',
      sheet: 'Sheet1',
      table: 'Orders',
      rows: 4,
      columns: 2,
      remark: null,
      preview: [
        ['Month', 'Sales'],
        ['Jan', '10'],
        ['Feb', '12.5'],
      ],
    });
  });

  it('cuts whole columns and says so', async () => {
    await fill(
      'A1:B4',
      grid(4, 2, (row) => row),
    );
    await select('A:B');
    expect(await excel.workbook.selection()).toMatchObject({
      address: 'Sheet1!A1:B4',
      rows: 4,
      remark: 'Whole columns were cut to the rows in use.',
    });
  });

  it('is empty on an empty sheet', async () => {
    await select('C3:D9');
    expect(await excel.workbook.selection()).toMatchObject({
      rows: 0,
      columns: 0,
      remark: 'The selected cells are empty.',
    });
  });

  it('finds the block of data around a cell', async () => {
    await fill(
      'B2:D6',
      grid(5, 3, (row, column) => row + column + 1),
    );
    await select('C4');
    expect(await excel.workbook.currentRegion()).toMatchObject({ address: 'Sheet1!B2:D6', rows: 5, columns: 3 });
  });

  it('takes the table the selection is in, without the lines that touch it', async () => {
    await fill('A1:B5', [
      ['orders: 2 rows from Shop.', ''],
      ['Only rows where status is paid.', ''],
      ['Region', 'Units'],
      ['North', 1],
      ['South', 2],
    ]);
    await asUser(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add('A3:B5', true);
      await context.sync();
    });
    await select('A4');
    expect(await excel.workbook.currentRegion()).toMatchObject({ address: 'Sheet1!A3:B5', rows: 3, columns: 2 });
  });

  it('reports changes until nobody listens', async () => {
    const listener = vi.fn();
    const stop = await excel.workbook.onSelectionChanged(listener);
    await select('B2');
    await vi.waitFor(() => expect(listener).toHaveBeenCalled());
    stop();
  });

  it('selects cells on another sheet', async () => {
    await asUser(async (context) => {
      context.workbook.worksheets.add("Q3's numbers");
      await context.sync();
    });
    await excel.workbook.select("'Q3''s numbers'!B2:C3");
    expect((await excel.workbook.selection()).sheet).toBe("Q3's numbers");
  });
});

describe('the workbook itself', () => {
  it('knows its date system', async () => {
    expect(await excel.workbook.date1904()).toBe(false);
  });

  it('keeps settings and forgets them', async () => {
    await excel.workbook.setSetting('step', 'clean');
    expect(await excel.workbook.setting('step')).toBe('clean');
    await excel.workbook.setSetting('step', null);
    expect(await excel.workbook.setting('step')).toBeNull();
  });
});
