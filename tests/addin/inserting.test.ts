import { beforeEach, describe, expect, it, vi } from 'vitest';
import { asUser, fill, openExcel, sheetNames, type OpenExcel } from './excel.js';
import { sampleAnswer } from './sample-answer.js';

let excel: OpenExcel;
beforeEach(async () => {
  excel = await openExcel();
});

const cells = (sheet: string, address: string) =>
  asUser(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address);
    range.load('values,formulas,numberFormat');
    await context.sync();
    return range;
  });

describe('inserting an answer as a new sheet', () => {
  it('writes title, provenance line and tables with headers from row 4 on', async () => {
    const insertion = await excel.workbook.insert(sampleAnswer());
    expect(insertion).toMatchObject({ sheet: 'DV Forecast Revenue', undone: false, remark: null });
    const { values, numberFormat } = await cells('DV Forecast Revenue', 'A1:E13');
    expect(values[0]?.[0]).toBe('Next 3 months: likely $1.31 M, 4.1% more than a year before.');
    expect(values[1]?.[0]).toMatch(/^From Orders!A1:H5001 · 4,998 rows · run 8F3C · 5 Oct 2026 \d\d:51 \(UTC/);
    expect(values[3]).toEqual(['Month', 'Actual', 'Forecast', 'Low 95%', 'High 95%']);
    expect(values[5]).toEqual([46_296, '', 414_000, 378_000, 450_000]);
    expect(numberFormat[5]).toEqual(['m/d/yyyy', '$#,##0;-$#,##0', '$#,##0;-$#,##0', '#,##0', '#,##0']);
    expect(values.slice(9).map((row) => row.slice(0, 2))).toEqual([
      ['Backtest', ''],
      ['Method', 'Error'],
      ['This model', 0.058],
      ['Seasonal naive', 0.094],
    ]);
    expect(excel.notImplemented).toEqual([]);
  });

  it('lays real tables and native charts, marks the sheet with its run, and shows it', async () => {
    await excel.workbook.insert(sampleAnswer());
    const seen = await asUser(async (context) => {
      const sheet = context.workbook.worksheets.getItem('DV Forecast Revenue');
      const tables = sheet.tables.load('items/name,items/style');
      const charts = sheet.charts.load('items/name,items/width,items/height');
      const run = sheet.customProperties.getItem('dv.run').load('value');
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('rowCount');
      const active = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      const first = charts.items[0]?.series.load('items/name');
      await context.sync();
      return {
        tables: tables.items.map(({ name, style }) => [name, style]),
        charts: charts.items.map(({ width, height }) => [width, height]),
        series: first?.items.map(({ name }) => name),
        run: run.value,
        frozen: frozen.rowCount,
        active: active.name,
      };
    });
    expect(seen).toEqual({
      tables: [
        ['dv_forecast_revenue', 'TableStyleMedium2'],
        ['dv_forecast_revenue_backtest', 'TableStyleMedium2'],
      ],
      charts: [
        [360, 216],
        [360, 216],
      ],
      series: ['Actual', 'Forecast', 'Low 95%', 'High 95%'],
      run: '1m82a5aj-0000-4000-8000-0000000008f3c',
      frozen: 4,
      active: 'DV Forecast Revenue',
    });
  });

  it('writes the reading of each chart below it', async () => {
    const { address } = await excel.workbook.insert(sampleAnswer());
    const { values } = await cells('DV Forecast Revenue', address.split('!')[1] ?? '');
    const texts = values.flat().filter((value) => typeof value === 'string');
    expect(texts).toContain('Column chart. This model 5.8%, seasonal naive 9.4%.');
  });

  it('takes the next free names for a second insertion and says how many rows are shown', async () => {
    await excel.workbook.insert(sampleAnswer());
    const [table] = sampleAnswer().tables;
    const second = await excel.workbook.insert(sampleAnswer({ tables: [{ ...table!, totalRows: 900 }], charts: [] }));
    expect(second.sheet).toBe('DV Forecast Revenue (2)');
    const { values } = await cells('DV Forecast Revenue (2)', 'A3');
    expect(values[0]?.[0]).toContain('Forecast: 4 of 900 rows.');
  });

  it('writes an answer without tables, and one whose table has no rows', async () => {
    await excel.workbook.insert(sampleAnswer({ tables: [], charts: [] }));
    const [table] = sampleAnswer().tables;
    await excel.workbook.insert(sampleAnswer({ tables: [{ ...table!, rows: [], totalRows: 0 }] }));
    const { values } = await cells('DV Forecast Revenue (2)', 'A4:B5');
    expect(values).toEqual([
      ['Month', 'Actual'],
      ['', ''],
    ]);
  });

  it('wraps long text in a short table, as wide as the widest of its tables needs', async () => {
    const column = (name: string) => ({ name, type: 'text' as const });
    const long = 'Revenue of Aero Chair, South has been below the year before since November 2025: 2 months in a row.';
    const [first, second] = [
      { name: 'Trail', columns: [column('Step'), column('Finding')], rows: [['1', long]], totalRows: 1 },
      { name: 'Parts', columns: [column('Product'), column('Of')], rows: [['Aero Chair', 'x']], totalRows: 1 },
    ];
    const { sheet } = await excel.workbook.insert(sampleAnswer({ tables: [first, second], charts: [] }));
    const seen = await asUser(async (context) => {
      const cell = (address: string) =>
        context.workbook.worksheets
          .getItem(sheet)
          .getRange(address)
          .load('format/columnWidth,format/wrapText,format/verticalAlignment');
      const [step, finding] = [cell('A5'), cell('B5')];
      await context.sync();
      return [step, finding].map(({ format }) => [format.columnWidth, format.wrapText, format.verticalAlignment]);
    });
    const [[narrow, still], [wide, wrapped, top]] = seen as [unknown[], unknown[]];
    expect([still, wrapped, top]).toEqual([false, true, 'Top']);
    expect(wide).toBe(214);
    expect(narrow).toBeGreaterThan('Aero Chair'.length * 5);
  });

  it('lists the run on DV Log, and does not when the log is switched off', async () => {
    await excel.workbook.insert(sampleAnswer());
    await excel.workbook.insert(sampleAnswer());
    const { values, numberFormat } = await cells('DV Log', 'A1:L3');
    expect(numberFormat.slice(1).map((row) => row[1])).toEqual(Array(2).fill('yyyy-mm-dd hh:mm:ss'));
    expect(values[0]?.slice(0, 4)).toEqual(['Run', 'Time (UTC)', 'Action', 'Source']);
    expect(values[2]?.[8]).toBe("'DV Forecast Revenue (2)'!A1:O19");
    expect(values[2]?.[11]).toBe('done');
    await excel.workbook.setSetting('dv.log', 'off');
    await excel.workbook.insert(sampleAnswer());
    expect((await cells('DV Log', 'A4:A4')).values).toEqual([['']]);
  });

  it('keeps the result and says so when the log cannot be written', async () => {
    await excel.workbook.insert(sampleAnswer());
    await asUser(async (context) => {
      context.workbook.worksheets.getItem('DV Log').protection.protect();
      await context.sync();
    });
    const insertion = await excel.workbook.insert(sampleAnswer());
    expect(insertion.remark).toMatch(/^This run is not listed on DV Log\. .*protected/);
  });

  it('stays on the sheet where the user went meanwhile', async () => {
    await fill('A1:A1', [['x']]);
    const inserting = excel.workbook.insert(sampleAnswer());
    await vi.waitFor(() => expect(excel.book.sheets().length).toBeGreaterThan(1), { timeout: 10_000, interval: 1 });
    excel.book.select({ ...excel.book.selection(), row: 9, column: 3 });
    await inserting;
    const active = await asUser(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      return sheet.name;
    });
    expect(active).toBe('Sheet1');
  });
});

describe('when the result cannot be written', () => {
  it('leaves a protected workbook untouched', async () => {
    excel.book.objects.structureProtected = true;
    await expect(excel.workbook.insert(sampleAnswer())).rejects.toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('The workbook is protected'),
    });
    expect(await sheetNames()).toEqual(['Sheet1']);
  });

  it('takes everything back when what it reads is not what it wrote', async () => {
    const { write } = excel.book;
    excel.book.write = function (area, rows) {
      const spoilt = rows.length > 3 ? rows.map((row) => row.map((value) => (value === 473_000 ? 1 : value))) : rows;
      return write.call(this, area, spoilt);
    };
    await expect(excel.workbook.insert(sampleAnswer())).rejects.toMatchObject({
      detail: expect.stringContaining('did not hold what was written'),
    });
    expect(await sheetNames()).toEqual(['Sheet1']);
    expect(await excel.workbook.insertions()).toEqual([]);
  });

  it('takes everything back when the host fails in the middle', async () => {
    const { setFormats } = excel.book;
    let calls = 0;
    excel.book.setFormats = function (...given) {
      calls += 1;
      if (calls === 4) throw new Error('host failure');
      return setFormats.apply(this, given);
    };
    await expect(excel.workbook.insert(sampleAnswer())).rejects.toMatchObject({ name: 'AppError' });
    expect(await sheetNames()).toEqual(['Sheet1']);
  });
});
