import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startOffice, type OfficeInJsdom } from '../testing/office-window.js';

let office: OfficeInJsdom;
let run: typeof Excel.run;

beforeAll(async () => {
  office = await startOffice();
  run = office.window.Excel.run.bind(office.window.Excel) as typeof Excel.run;
});
afterEach(() => {
  office.notImplemented.length = 0;
});

async function failure(action: Promise<unknown>): Promise<OfficeExtension.Error> {
  const error: unknown = await action.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(office.window.OfficeExtension.Error);
  return error as OfficeExtension.Error;
}

const sheetNamed = (context: Excel.RequestContext, name = 'Sheet1') => context.workbook.worksheets.getItem(name);

describe('start', () => {
  it('finds itself in Excel on the web with ExcelApi 1.15', () => {
    const { context, HostType, PlatformType } = office.window.Office;
    expect([context.host, context.platform]).toEqual([HostType.Excel, PlatformType.OfficeOnline]);
    expect(context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(true);
    expect(context.requirements.isSetSupported('ExcelApi', '1.16')).toBe(false);
    expect(context.requirements.isSetSupported('SharedRuntime', '1.1')).toBe(true);
  });
});

describe('ranges', () => {
  it('writes and reads values with their types', async () => {
    const cells = [
      ['Month', 'Sales', 'Open'],
      ['Jan', 10, true],
      ['Feb', '', '#N/A'],
    ];
    const read = await run(async (context) => {
      const sheet = sheetNamed(context);
      sheet.getRange('A1:C3').values = cells;
      const range = sheet.getRange('B2').getSurroundingRegion().load('address,values,valueTypes');
      await context.sync();
      return { address: range.address, values: range.values, types: range.valueTypes[2] };
    });
    expect(read).toEqual({ address: 'Sheet1!A1:C3', values: cells, types: ['String', 'Empty', 'Error'] });
  });

  it('fills a range from one value and leaves cells given as null', async () => {
    const values = await run(async (context) => {
      const range = sheetNamed(context).getRange('E1:F2');
      range.values = 7 as unknown as number[][];
      range.values = [
        [null, 1],
        [2, null],
      ];
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([
      [7, 1],
      [2, 7],
    ]);
  });

  it('refuses an array of another shape and says which call it was', async () => {
    const error = await failure(
      run(async (context) => {
        sheetNamed(context).getRange('A1:B2').values = [[1]];
        await context.sync();
      }),
    );
    expect(error.code).toBe('InvalidArgument');
    expect(error.message).toContain('dimensions of the range');
    expect(error.debugInfo.errorLocation).toBe('Range.values');
  });

  it('navigates like Excel', async () => {
    const addresses = await run(async (context) => {
      const range = sheetNamed(context).getRange('B2:C4');
      const parts = [
        range.getCell(0, 1),
        range.getResizedRange(1, -1),
        range.getOffsetRange(1, 1),
        range.getLastRow(),
        range.getEntireColumn(),
        range.getBoundingRect('A1'),
        range.getIntersection('C3:D9'),
        range.getRowsBelow(2),
        sheetNamed(context).getRangeByIndexes(0, 3, 2, 1),
      ];
      for (const part of parts) part.load('address');
      await context.sync();
      return parts.map((part) => part.address.replace('Sheet1!', ''));
    });
    expect(addresses).toEqual(['C2', 'B2:B5', 'C3:D5', 'B4:C4', 'B:C', 'A1:C4', 'C3:C4', 'B5:C6', 'D1:D2']);
  });

  it('keeps formats and reads them back', async () => {
    const look = await run(async (context) => {
      const range = sheetNamed(context).getRange('H1:I2');
      range.values = [
        [1, 2],
        [3, 4],
      ];
      range.numberFormat = [
        ['0.0', '0%'],
        ['0.0', '0%'],
      ];
      range.format.fill.color = '#ffee00';
      range.format.font.set({ bold: true, size: 16, color: '#156082' });
      range.format.horizontalAlignment = 'Center';
      range.format.wrapText = true;
      range.format.columnWidth = 90;
      range.format.borders.getItem('EdgeBottom').color = '#ff0000';
      range.load('numberFormat,format/fill/color,format/font,format/horizontalAlignment,format/columnWidth');
      const border = range.format.borders.getItem('EdgeBottom').load('style,color');
      const cells = range.getCellProperties({ format: { font: { bold: true }, wrapText: true } });
      await context.sync();
      return {
        formats: range.numberFormat[0],
        fill: range.format.fill.color,
        font: [range.format.font.bold, range.format.font.size, range.format.font.color],
        align: range.format.horizontalAlignment,
        width: range.format.columnWidth,
        border: [border.style, border.color],
        cell: cells.value[1]?.[1],
      };
    });
    expect(look).toEqual({
      formats: ['0.0', '0%'],
      fill: '#FFEE00',
      font: [true, 16, '#156082'],
      align: 'Center',
      width: 90,
      border: ['Continuous', '#FF0000'],
      cell: { format: { font: { bold: true }, wrapText: true } },
    });
  });

  it('clears contents and keeps formats, or clears both', async () => {
    const result = await run(async (context) => {
      const range = sheetNamed(context).getRange('K1');
      range.values = [[5]];
      range.numberFormat = [['0.00']];
      range.clear('Contents');
      range.load('values,numberFormat');
      const other = sheetNamed(context).getRange('K2');
      other.values = [[5]];
      other.numberFormat = [['0.00']];
      other.clear();
      other.load('values,numberFormat');
      await context.sync();
      return [range.values, range.numberFormat, other.values, other.numberFormat].map((grid) => grid[0]?.[0]);
    });
    expect(result).toEqual(['', '0.00', '', 'General']);
  });
});

describe('sheets', () => {
  it('adds at the end, names, freezes, keeps properties, and deletes', async () => {
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.add('DV Profile Orders');
      sheet.freezePanes.freezeRows(4);
      sheet.customProperties.add('dv.run', '8F3C');
      sheet.pageLayout.orientation = 'Landscape';
      sheet.load('name,position');
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
      const property = sheet.customProperties.getItemOrNullObject('dv.run').load('value');
      const missing = sheet.customProperties.getItemOrNullObject('nothing').load('value');
      sheet.pageLayout.load('orientation');
      await context.sync();
      const { name, position } = sheet;
      const kept = [frozen.address, property.value, missing.isNullObject, sheet.pageLayout.orientation];
      sheet.delete();
      const gone = context.workbook.worksheets.getItemOrNullObject(name).load('name');
      await context.sync();
      return { name, position, kept, gone: gone.isNullObject };
    });
    expect(seen).toEqual({
      name: 'DV Profile Orders',
      position: 1,
      kept: ["'DV Profile Orders'!1:4", '8F3C', true, 'Landscape'],
      gone: true,
    });
  });

  it.each(['a/b', "'quoted'", 'x'.repeat(32), '', 'SHEET1'])('refuses the sheet name %j', async (name) => {
    const error = await failure(
      run(async (context) => {
        context.workbook.worksheets.add('Other');
        sheetNamed(context, 'Other').name = name;
        await context.sync();
      }),
    );
    expect(['InvalidArgument', 'ItemAlreadyExists']).toContain(error.code);
    await run(async (context) => {
      sheetNamed(context, 'Other').delete();
      await context.sync();
    });
  });

  it('answers ItemNotFound, and what was done before stays done', async () => {
    const error = await failure(
      run(async (context) => {
        sheetNamed(context).getRange('Z1').values = [[1]];
        sheetNamed(context, 'Nope').load('name');
        await context.sync();
      }),
    );
    expect(error.code).toBe('ItemNotFound');
    expect(office.book.values({ sheet: office.book.activeSheet(), row: 0, column: 25, rows: 1, columns: 1 })).toEqual([
      [1],
    ]);
  });

  it('refuses every change on a protected sheet with AccessDenied', async () => {
    await run(async (context) => {
      context.workbook.worksheets.add('Locked').protection.protect({ allowFormatCells: false });
      await context.sync();
    });
    const attempts: ((sheet: Excel.Worksheet) => unknown)[] = [
      (sheet) => (sheet.getRange('A1').values = [[1]]),
      (sheet) => (sheet.getRange('A1').format.fill.color = '#FF0000'),
      (sheet) => sheet.tables.add('A1:B2', true),
      (sheet) => sheet.charts.add('Line', sheet.getRange('A1:B2')),
      (sheet) => sheet.getRange('A1').clear(),
    ];
    for (const attempt of attempts) {
      const error = await failure(
        run(async (context) => {
          attempt(sheetNamed(context, 'Locked'));
          await context.sync();
        }),
      );
      expect(error.code).toBe('AccessDenied');
    }
  });
});

describe('tables', () => {
  it('adds, names, reads parts, converts and deletes', async () => {
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.add('Tables');
      sheet.getRange('A4:B6').values = [
        ['Region', 'Units'],
        ['North', 5],
        ['South', 7],
      ];
      const table = sheet.tables.add('A4:B6', true);
      table.name = 'dv_ask_orders';
      table.style = 'TableStyleMedium2';
      table.load('name,style,id');
      const header = table.getHeaderRowRange().load('values');
      const body = table.getDataBodyRange().load('address,values');
      const column = table.columns.getItem('Units').load('values');
      await context.sync();
      const found = sheet.getRange('B5').getTables(false).load('items/name');
      const byName = context.workbook.tables.getItem('DV_ASK_ORDERS').load('id');
      await context.sync();
      const facts = {
        header: header.values,
        body: [body.address, body.values],
        column: column.values,
        found: found.items.map((item) => item.name),
        same: byName.id === table.id,
      };
      table.convertToRange();
      const left = sheet.tables.load('count');
      const kept = sheet.getRange('A4').load('values');
      await context.sync();
      return { ...facts, left: left.count, kept: kept.values };
    });
    expect(seen).toEqual({
      header: [['Region', 'Units']],
      body: [
        'Tables!A5:B6',
        [
          ['North', 5],
          ['South', 7],
        ],
      ],
      column: [['Units'], [5], [7]],
      found: ['dv_ask_orders'],
      same: true,
      left: 0,
      kept: [['Region']],
    });
  });

  it('refuses overlapping tables and taken names', async () => {
    const error = await failure(
      run(async (context) => {
        const sheet = sheetNamed(context, 'Tables');
        sheet.tables.add('A4:B6', true).name = 'first';
        sheet.tables.add('B6:C9', true);
        await context.sync();
      }),
    );
    expect([error.code, error.message]).toEqual(['InvalidArgument', "A table can't overlap another table."]);
  });
});

describe('charts', () => {
  it('takes series from the range and carries what the add-in sets', async () => {
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.add('Charts');
      sheet.getRange('A1:C4').values = [
        ['Month', 'Actual', 'Forecast'],
        ['Jan', 1, 1.1],
        ['Feb', 2, 2.1],
        ['Mar', 3, 3.1],
      ];
      const chart = sheet.charts.add('Line', sheet.getRange('A1:B4'), 'Auto');
      chart.title.text = 'Revenue keeps rising';
      chart.setPosition('E2', 'J15');
      chart.legend.position = 'Top';
      chart.axes.valueAxis.minimum = 0;
      chart.axes.valueAxis.majorGridlines.format.line.color = '#E6E6E6';
      chart.axes.categoryAxis.title.text = 'Month';
      const forecast = chart.series.add('Forecast');
      forecast.setValues(sheet.getRange('C2:C4'));
      forecast.setXAxisValues(sheet.getRange('A2:A4'));
      forecast.format.line.lineStyle = 'Dash';
      forecast.format.line.color = '#156082';
      forecast.format.line.weight = 1.5;
      chart.series.load('items/name');
      chart.load('left,top,width,height,name');
      forecast.format.line.load('lineStyle,weight');
      await context.sync();
      const line = [forecast.format.line.lineStyle, forecast.format.line.weight];
      return { names: chart.series.items.map((item) => item.name), place: [chart.left, chart.top, chart.width], line };
    });
    expect(seen).toEqual({ names: ['Actual', 'Forecast'], place: [192, 15, 288], line: ['Dash', 1.5] });
    const [chart] = office.book.objects.charts;
    expect(chart).toMatchObject({
      title: { text: 'Revenue keeps rising' },
      legend: { position: 'Top' },
      axes: { value: { minimum: 0, gridline: { color: '#E6E6E6' } }, category: { title: 'Month' } },
      series: [{ name: 'Actual', values: { row: 1, column: 1, rows: 3 } }, { name: 'Forecast' }],
    });
  });
});

describe('comments, names, settings', () => {
  it('threads comments', async () => {
    const seen = await run(async (context) => {
      const comment = context.workbook.comments.add('Sheet1!B2', '[DataVision] Check this');
      comment.replies.add('Done');
      comment.load('content,authorName');
      const found = context.workbook.comments.getItemByCell('Sheet1!B2').load('content');
      comment.replies.load('items/content');
      await context.sync();
      return [comment.content, found.content, comment.replies.items.map((reply) => reply.content)];
    });
    expect(seen).toEqual(['[DataVision] Check this', '[DataVision] Check this', ['Done']]);
  });

  it('keeps names and workbook settings', async () => {
    const seen = await run(async (context) => {
      context.workbook.names.add('Sales', sheetNamed(context).getRange('A1:B3'));
      context.workbook.settings.add('dv.step', { step: 2 });
      const name = context.workbook.names.getItem('sales').load('formula');
      const range = sheetNamed(context).getRange('Sales').load('address');
      const setting = context.workbook.settings.getItemOrNullObject('dv.step').load('value');
      await context.sync();
      return [name.formula, range.address, setting.value as unknown];
    });
    expect(seen).toEqual(['=Sheet1!$A$1:$B$3', 'Sheet1!A1:B3', { step: 2 }]);
  });

  it('saves settings of the Common API into the same place', async () => {
    const { settings } = office.window.Office.context.document;
    settings.set('Office.DisableTrustUX', true);
    await new Promise((saved) => settings.saveAsync(saved));
    expect(office.book.objects.settings.get('Office.DisableTrustUX')).toBe(true);
  });

  it('adds a data bar', async () => {
    await run(async (context) => {
      const format = sheetNamed(context).getRange('A2:A9').conditionalFormats.add('DataBar');
      format.dataBar.positiveFormat.fillColor = '#A3D4E6';
      await context.sync();
    });
    expect(office.book.objects.conditionalFormats[0]).toMatchObject({ type: 'DataBar', bar: { positive: '#A3D4E6' } });
  });
});

describe('events', () => {
  it('tells changes, selections and sheets', async () => {
    const events: string[] = [];
    await run(async (context) => {
      const sheet = sheetNamed(context);
      sheet.onChanged.add(async (event) => {
        events.push(`changed ${event.address} ${event.changeType}`);
      });
      context.workbook.worksheets.onSelectionChanged.add(async (event) => {
        events.push(`selected ${event.address}`);
      });
      context.workbook.onSelectionChanged.add(async () => {
        events.push('workbook selection');
      });
      context.workbook.worksheets.onActivated.add(async () => {
        events.push('activated');
      });
      await context.sync();
      sheet.getRange('A1').values = [[1]];
      sheet.getRange('C3:D4').select();
      sheetNamed(context, 'Charts').activate();
      await context.sync();
    });
    await new Promise((done) => setTimeout(done, 50));
    expect(events).toEqual(['changed A1 RangeEdited', 'selected C3:D4', 'workbook selection', 'activated']);
  });
});

describe('the rest of the protocol', () => {
  it('tracks objects across runs', async () => {
    const tracked = await run(async (context) => {
      const range = sheetNamed(context).getRange('A2:B2');
      context.trackedObjects.add(range);
      await context.sync();
      return range;
    });
    const address = await run(tracked, async (context) => {
      tracked.load('address');
      await context.sync();
      return tracked.address;
    });
    expect(address).toBe('Sheet1!A2:B2');
  });

  it('knows culture and calculation mode', async () => {
    const seen = await run(async (context) => {
      const { application } = context.workbook;
      application.suspendScreenUpdatingUntilNextSync();
      application.suspendApiCalculationUntilNextSync();
      application.load('calculationMode');
      application.cultureInfo.load('name');
      application.cultureInfo.numberFormat.load('numberDecimalSeparator');
      application.cultureInfo.datetimeFormat.load('shortDatePattern');
      await context.sync();
      const { name, numberFormat, datetimeFormat } = application.cultureInfo;
      return [application.calculationMode, name, numberFormat.numberDecimalSeparator, datetimeFormat.shortDatePattern];
    });
    expect(seen).toEqual(['Automatic', 'en-US', '.', 'M/d/yyyy']);
  });

  it('shows and hides the pane', async () => {
    await office.window.Office.addin.hide();
    expect(office.paneVisible()).toBe(false);
    await office.window.Office.addin.showAsTaskpane();
    expect(office.paneVisible()).toBe(true);
  });

  it('runs a command the add-in associated', async () => {
    const done = new Promise<string>((resolve) => {
      office.window.Office.actions.associate('openAsk', (event: Office.AddinCommands.Event) => {
        event.completed();
        resolve('asked');
      });
    });
    office.host.xdm.invokeCommand('AskButton', 'openAsk');
    await expect(done).resolves.toBe('asked');
  });

  it('says NotImplemented for what it does not emulate, and lists it', async () => {
    const error = await failure(
      run(async (context) => {
        context.workbook.pivotTables.load('items/name');
        await context.sync();
      }),
    );
    expect(error.code).toBe('NotImplemented');
    expect(office.notImplemented).toEqual(['Workbook.pivotTables']);
  });
});

describe('custom functions', () => {
  const call = (id: string, args: unknown[], options = {}) =>
    new Promise((resolve) => {
      const metadata = { id, name: id, options };
      office.host.functions.call({ metadata, args, address: 'Sheet1!C3', parameterAddresses: [] }, resolve);
    });

  it('runs associated functions through the production runtime', async () => {
    office.window.CustomFunctions.associate('ASK', async (question: string) => `answer to ${question}`);
    office.window.CustomFunctions.associate('GRID', (n: number) => Array.from({ length: n }, (_, i) => [i, i * i]));
    await expect(call('ASK', ['why?'])).resolves.toEqual({ value: 'answer to why?' });
    await expect(call('GRID', [2])).resolves.toEqual({
      value: [
        [0, 0],
        [1, 1],
      ],
    });
  });

  it('passes on errors with their message', async () => {
    const { CustomFunctions: functions } = office.window;
    functions.associate('BAD', () => {
      throw new functions.Error(functions.ErrorCode.notAvailable, 'no such deal');
    });
    await expect(call('BAD', [])).resolves.toEqual({ error: '#N/A', message: 'no such deal' });
    await expect(call('NOSUCH', [])).resolves.toMatchObject({ error: '#VALUE!' });
  });

  it('cancels', async () => {
    const cancelled = new Promise<string>((resolve) => {
      office.window.CustomFunctions.associate('SLOW', (invocation: CustomFunctions.CancelableInvocation) => {
        invocation.onCanceled = () => resolve('cancelled');
        return new Promise(() => undefined);
      });
    });
    const metadata = { id: 'SLOW', name: 'SLOW', options: { cancelable: true } };
    const invocation = { metadata, args: [], address: 'Sheet1!A1', parameterAddresses: [] };
    const cancel = office.host.functions.call(invocation, () => undefined);
    setTimeout(cancel, 20);
    await expect(cancelled).resolves.toBe('cancelled');
  });
});
