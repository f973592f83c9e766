import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '#shared/data/cell.js';
import { IngestBench } from '../../../../../tests/support/ingest-bench.js';

let bench: IngestBench;
beforeAll(async () => (bench = await IngestBench.open()));
afterAll(() => bench.close());

const kinds = (issues: { kind: string; cells: number }[]) => issues.map(({ kind, cells }) => [kind, cells]);

describe('dates of a worksheet range', () => {
  it('arrive as serial numbers and leave as dates, by their number format', async () => {
    const table = await bench.range(
      [
        ['Day', 'Moment', 'Clock', 'Amount'],
        [45292, 45292.75, 0.5, 45292],
        [45293, 45293, 0.25, 45293],
      ],
      { formats: ['dd/mm/yyyy', 'yyyy-mm-dd hh:mm', 'h:mm AM/PM', '#,##0'] },
    );
    expect(table.columns.map(({ type }) => type)).toEqual(['date', 'datetime', 'time', 'integer']);
    expect(table.cells.Day).toEqual(['2024-01-01', '2024-01-02']);
    expect(table.cells.Moment).toEqual(['2024-01-01T18:00:00', '2024-01-02T00:00:00']);
    expect(table.cells.Clock).toEqual(['12:00:00', '06:00:00']);
    expect(table.cells.Amount).toEqual([45292, 45293]);
  });

  it('count from 1904 where the workbook does', async () => {
    const table = await bench.range([['Day'], [0], [43830]], { formats: ['m/d/yyyy'], date1904: true });
    expect(table.cells.Day).toEqual(['1904-01-01', '2024-01-01']);
  });

  it('are recognised by header and range when formats are unknown, and that is said', async () => {
    const table = await bench.range([
      ['Order Date', 'Stock'],
      [45292, 45292],
      [45301, 45301],
      ['', 3],
    ]);
    expect(table.cells['Order Date']).toEqual(['2024-01-01', '2024-01-10', null]);
    expect(table.column('Stock').type).toBe('integer');
    expect(table.warnings).toContain('Order Date: whole numbers were read as dates, going by the header.');
  });

  it('that are text among real dates are read and counted', async () => {
    const table = await bench.range(
      [['Order Date'], [45292], [45293], ['2024-01-03'], [45295], ['4 Jan 2024'], [45296], ['soon'], [45297], [45298]],
      { formats: ['yyyy-mm-dd'] },
    );
    expect(table.cells['Order Date']?.slice(2, 5)).toEqual(
      ['2024-01-03', '2024-01-04', '2024-01-04'].with(1, '2024-01-04'),
    );
    const issues = table.column('Order Date').issues;
    expect(kinds(issues)).toEqual([
      ['text-in-dates', 1],
      ['dates-as-text', 2],
    ]);
    expect(issues[0]?.examples).toEqual([{ row: 7, text: 'soon' }]);
    expect(issues[1]?.examples[0]).toEqual({ row: 3, text: '2024-01-03' });
    expect(table.cells['__raw:Order Date']?.[6]).toBe('soon');
  });

  it('with day and month in doubt are counted for both readings', async () => {
    const table = await bench.range([
      ['Day'],
      ...['03/04/2024', '05/06/2024', '25/12/2024', '31/01/2024', '12/30/2024', '07/07/2024'].map((day) => [day]),
    ]);
    expect(table.cells.Day).toEqual([
      '2024-04-03',
      '2024-06-05',
      '2024-12-25',
      '2024-01-31',
      '2024-12-30',
      '2024-07-07',
    ]);
    const issue = table.column('Day').issues.find(({ kind }) => kind === 'ambiguous-dates');
    expect(issue?.cells).toBe(2);
    expect(issue?.sentence).toBe(
      '2 dates can be read as day/month or month/day; read as day/month. 2 cells can only be day/month, 1 cell only month/day.',
    );
  });
});

describe('numbers of a worksheet range', () => {
  it('are read through thousands separators, currencies, percents and parentheses', async () => {
    const table = await bench.range([
      ['Price', 'Share', 'Betrag', 'Balance'],
      ['$1,200.50', '12 %', '1.234,50 EUR', '(123)'],
      ['$99.00', '7.5%', '99,90 EUR', '1,000'],
      ['$12,345,678.00', '100%', '12.345.678,00 EUR', '-7'],
    ]);
    expect(table.cells.Price).toEqual([1200.5, 99, 12345678]);
    expect(table.cells.Share).toEqual([0.12, 0.075, 1]);
    expect(table.cells.Betrag).toEqual([1234.5, 99.9, 12345678]);
    expect(table.cells.Balance).toEqual([-123, 1000, -7]);
    expect(table.column('Price').unit).toEqual({ kind: 'currency', symbol: '$' });
    expect(table.column('Share').unit).toEqual({ kind: 'percent' });
    expect(table.column('Betrag').unit).toEqual({ kind: 'currency', symbol: 'EUR' });
    expect(kinds(table.column('Price').issues)).toEqual([['numbers-as-text', 3]]);
  });

  it('take their unit from the number format', async () => {
    const table = await bench.range(
      [
        ['a', 'b'],
        [0.12, 5],
        [0.5, 7],
      ],
      { formats: ['0.0%', '[$€-407] #,##0.00'] },
    );
    expect(table.columns.map(({ unit }) => unit)).toEqual([{ kind: 'percent' }, { kind: 'currency', symbol: '€' }]);
    expect(table.cells.a).toEqual([0.12, 0.5]);
  });

  it('that do not fit are kept beside the column with their rows', async () => {
    const table = await bench.range([
      ['Units'],
      [1],
      [2],
      ['about 3'],
      [4],
      ['#N/A'],
      [6],
      ['n/a'],
      [8],
      [9],
      [10],
      [11],
      [12],
    ]);
    expect(table.column('Units').type).toBe('integer');
    expect(table.cells.Units).toEqual([1, 2, null, 4, null, 6, null, 8, 9, 10, 11, 12]);
    expect(table.cells['__raw:Units']?.filter(Boolean)).toEqual(['about 3', '#N/A', 'n/a']);
    expect(table.column('Units').issues.map(({ kind, examples }) => [kind, examples])).toEqual([
      ['error-cells', [{ row: 5, text: '#N/A' }]],
      ['blank-cells', [{ row: 7, text: 'n/a' }]],
      ['text-in-numbers', [{ row: 3, text: 'about 3' }]],
    ]);
  });

  it('keep every digit', async () => {
    const table = await bench.range([
      ['id', 'big', 'exact'],
      ['00123', '12345678901234567890', '0.12345678901234567890123'],
      ['00456', '-98765432109876543210', '12345678901.5'],
    ]);
    expect(table.column('id').type).toBe('text');
    expect(table.cells.id).toEqual(['00123', '00456']);
    expect(table.column('big').type).toBe('integer');
    expect(table.cells.big).toEqual(['12345678901234567890', '-98765432109876543210']);
    expect(table.column('exact').type).toBe('number');
    expect(table.cells.exact?.[0]).toBe('0.12345678901234567890123');
  });
});

describe('headers of a worksheet range', () => {
  it('are made unique, and that is said', async () => {
    const table = await bench.range([
      ['Name', 'Total', '', 'total'],
      ['a', 1, 2, 3],
      ['b', 4, 5, 6],
    ]);
    expect(table.columns.map(({ name, header }) => [name, header])).toEqual([
      ['Name', null],
      ['Total', null],
      ['Column 3', ''],
      ['total (2)', 'total'],
    ]);
    expect(table.columns.flatMap(({ issues }) => issues.map(({ kind }) => kind))).toEqual([
      'renamed-header',
      'renamed-header',
    ]);
  });

  it('that look merged are joined from two rows', async () => {
    const table = await bench.range([
      ['', 'Sales', '', 'Cost', ''],
      ['Region', '2024', '2025', '2024', '2025'],
      ['North', 1, 2, 3, 4],
      ['South', 5, 6, 7, 8],
    ]);
    expect(table.columns.map(({ name }) => name)).toEqual([
      'Region',
      'Sales 2024',
      'Sales 2025',
      'Cost 2024',
      'Cost 2025',
    ]);
    expect(table.rows).toBe(2);
  });

  it('may be missing', async () => {
    const table = await bench.range([
      ['North', 10],
      ['South', 20],
      ['North', 30],
    ]);
    expect(table.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
    expect(table.rows).toBe(3);
    expect(table.warnings).toContain('There is no header row; the columns are numbered.');
  });

  it('are taken from row 1 when the caller says so', async () => {
    const table = await bench.range(
      [
        [2024, 2025],
        [1, 2],
      ],
      { headers: true },
    );
    expect(table.columns.map(({ name }) => name)).toEqual(['2024', '2025']);
  });

  it('stand below titles and notes', async () => {
    const table = await bench.range([
      ['Sales report', '', '', ''],
      ['', '', '', ''],
      ['Region', 'Units', 'Price', 'Paid'],
      ['North', 3, 9.5, true],
      ['South', 4, 8.5, false],
    ]);
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['Region', 'text'],
      ['Units', 'integer'],
      ['Price', 'number'],
      ['Paid', 'boolean'],
    ]);
    expect(table.warnings[0]).toBe('2 rows above the table were left out.');
  });
});

describe('a worksheet range', () => {
  it('may reach far beyond its data', async () => {
    const blank = Array.from({ length: 3_000 }, (): Cell[] => ['', '']);
    const table = await bench.range([['a', 'b'], ['x', 1], ['', ''], ['y', 2], ...blank], { columns: 2 });
    expect(table.rows).toBe(3);
    expect(table.cells.a).toEqual(['x', null, 'y']);
  });

  it('keeps characters of every plane', async () => {
    const table = await bench.range([
      ['emoji', 'n'],
      ['👩‍👩‍👧 naïve 𝔘𝔫𝔦', 1],
      ['日本語 🇩🇪', 2],
    ]);
    expect(table.cells.emoji).toEqual(['👩‍👩‍👧 naïve 𝔘𝔫𝔦', '日本語 🇩🇪']);
  });

  it('without data ends in one sentence', async () => {
    await expect(
      bench.range([
        ['a', 'b'],
        ['', ''],
      ]),
    ).rejects.toMatchObject({ code: 'too-little-data' });
    await expect(
      bench.range([
        ['', ''],
        ['', ''],
      ]),
    ).rejects.toMatchObject({ code: 'too-little-data' });
  });

  it('is read alike whatever its chunks', async () => {
    const cell = fc.oneof(
      fc.integer({ min: -9999, max: 9999 }),
      fc.constantFrom('', 'x', '12', 'n/a', '2024-05-01'),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 90 }),
        fc.integer({ min: 1, max: 70 }),
        async (body, chunkRows) => {
          fc.pre(body.some((row) => row.some((value) => value !== '')));
          const rows: Cell[][] = [['a', 'b', 'c'], ...body];
          const formats = ['General', 'yyyy-mm-dd', '0%'];
          const whole = await bench.range(rows, { headers: true, formats });
          const parts = await bench.range(rows, { headers: true, formats, chunkRows });
          expect({ ...parts, column: 0, bytes: 0 }).toEqual({ ...whole, column: 0, bytes: 0 });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('drops no cell: every value is in its column or beside it', async () => {
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('1,5', '$3', '03/04/2024', '#REF!', '00012', ' 7 ', '1e400'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 60 }), async (column) => {
        fc.pre(column.some((value) => String(value).trim() !== ''));
        const table = await bench.range([['v', 'end'], ...column.map((value) => [value, 1])], { headers: true });
        const { v = [], '__raw:v': raw = [] } = table.cells;
        column.forEach((value, row) => {
          if (String(value).trim() === '') return;
          expect(v[row] ?? raw[row] ?? null, `row ${row} of ${JSON.stringify(column)}`).not.toBeNull();
        });
      }),
      { numRuns: 60 },
    );
  });
});
