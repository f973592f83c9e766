import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile.js';
import { duckdb } from '../compiler/dialects/duckdb.js';
import { KeylessPlanner } from '../planner/planner.js';
import { readQuestion } from '../read.js';
import type { ColumnInfo, ColumnKind, DefinedMeasure, SchemaSnapshot } from '../schema/snapshot.js';
import { parseMeasure } from './parse-measure.js';

const column = (name: string, kind: ColumnKind, values: readonly string[] = []): ColumnInfo => ({
  name,
  table: 'data',
  kind,
  primary: false,
  unique: false,
  values,
  ...(kind === 'date' ? { min: '2024-01-01', max: '2025-12-31' } : {}),
});

const columns = [
  column('Order Date', 'date'),
  column('Region', 'text', ['North', 'South']),
  column('Product', 'text', ['Desk', 'Chair']),
  { ...column('Order No', 'text'), unique: true },
  column('Units', 'integer'),
  column('Revenue', 'number'),
  column('Unit Price', 'number'),
  column('Discount', 'number'),
];

const schema = (definitions: readonly DefinedMeasure[]): SchemaSnapshot => ({
  tables: [{ name: 'data', rows: 5_000, columns, aliases: ['rows', 'orders'] }],
  foreignKeys: [],
  worksheet: true,
  readsText: true,
  definitions,
});

const planner = new KeylessPlanner(
  schema([
    { name: 'net revenue', expression: 'sum(units * unit_price * (1 - discount))' },
    { name: 'basket', expression: 'sum(units) / count(*)' },
    { name: 'orders', expression: 'count(distinct "Order No")' },
    { name: 'average ticket', expression: 'sum(revenue) / count(*)' },
    { name: 'Revenue', expression: 'sum(units * unit_price)' },
    { name: 'elsewhere', expression: 'sum(weight)' },
  ]),
);

const read = (question: string) => readQuestion(planner, { question, choices: [], after: null });
const sqlOf = (question: string): string => compile(read(question).query, duckdb).replaceAll('\n', ' ');
const net = 'SUM((("Units" * "Unit Price") * (1 - "Discount")))';

describe('a defined measure in a question', () => {
  it('is computed as it is defined, and says so', () => {
    expect(sqlOf('net revenue by region')).toContain(`"Region", ${net} AS "net revenue"`);
    expect(read('net revenue by region').notes).toContain(
      '"net revenue" is defined as sum(units * unit_price * (1 - discount)).',
    );
  });

  it.each(['what is the net revenue', 'total net revenue', 'top 3 products by net revenue', 'net revenue by month'])(
    'stands wherever a measure may: %s',
    (question) => expect(sqlOf(question)).toContain(net),
  );

  it('keeps the conditions of the question', () => {
    expect(sqlOf('net revenue of North in 2025')).toMatch(/"Region" = 'North'/);
  });

  it('is averaged over rows where that is asked', () => {
    expect(sqlOf('average net revenue by region')).toContain('AVG((("Units" * "Unit Price") * (1 - "Discount")))');
  });

  it('may divide measures of groups', () => {
    expect(sqlOf('basket by region')).toMatch(/SUM\("Units"\).*\/.*COUNT\(\*\).* AS "basket"/);
  });

  it('is left alone where its columns are missing', () => {
    expect(planner.schema.tables[0]?.columns.map(({ name }) => name)).not.toContain('elsewhere');
  });

  it.each([
    ['top 2 products in each region by net revenue', /PARTITION BY "Region" ORDER BY SUM\(\(\("Units"/],
    ['products with net revenue over 500', /HAVING SUM\(.*> 500/],
    ['share of net revenue by region', /SUM\(SUM\(\(\("Units"/],
    ['net revenue growth by month', /LAG\(SUM\(\(\("Units"/],
    ['net revenue by day of week', /dayname\("Order Date"\).*"Discount"/],
    ['average ticket by region', /SUM\("Revenue"\) \/ NULLIF\(COUNT\(\*\), 0\)\) AS "average ticket"/],
    ['how many orders by region', /"Region", COUNT\(DISTINCT "Order No"\) AS "orders"/],
  ])('is what a whole question about a worksheet is answered with: %s', (question, sql) => {
    expect(planner.readWorksheet(question)).not.toBeNull();
    expect(sqlOf(question)).toMatch(sql);
  });

  it('stands back behind a column of its name, and says so', () => {
    expect(sqlOf('revenue by region')).toContain('SUM("Revenue")');
    expect(read('revenue by region').notes).toEqual([
      'Added up Revenue.',
      'Revenue is the column of that name, not the definition.',
    ]);
    expect(read('net revenue by region').notes).toEqual([
      '"net revenue" is defined as sum(units * unit_price * (1 - discount)).',
    ]);
  });

  it('is meant only where it is named: "best" and "sales" speak of what the sheet holds', () => {
    expect(sqlOf('best product')).toContain('SUM("Revenue")');
    expect(sqlOf('how much did we sell in 2025?')).toContain('SUM("Revenue")');
  });

  it.each(['share of basket by region', 'running total of basket by month'])(
    'that does not add up has no parts: %s',
    (question) => {
      const refused = { code: 'cannot-tell', detail: expect.stringMatching(/^basket does not add up/) };
      expect(() => read(question)).toThrow(expect.objectContaining(refused));
    },
  );

  it('compares two periods by the same definition', () => {
    expect(sqlOf('net revenue in 2024 vs 2025')).toMatch(/SUM.*FILTER|CASE WHEN/);
  });
});

describe('a formula', () => {
  it.each([
    ['sum(units', 'The formula misses ")" at its end.'],
    ['units * 2', 'Say what to do with Units, as in sum(units).'],
    ['sum(region)', 'sum needs numbers, and Region does not hold any.'],
    ['sum(turnover)', 'There is no column called turnover.'],
    ['read_text("/etc/passwd")', 'read_text cannot be used here. There is sum, avg, min, max, median and count.'],
    ['sum(units); drop table data', 'The formula cannot be read at "; drop table".'],
    ['sum(avg(units))', 'avg stands inside of sum. Put them side by side.'],
    ['1 + 2', 'The formula names no column.'],
    ['', 'Write a formula'],
    [`${'('.repeat(60)}1`, 'The formula is nested too deeply.'],
    ['sum(units) units', 'The formula goes on where it should end, at "units".'],
  ])('that is wrong is refused in one sentence: %s', (text, sentence) => {
    expect(() => parseMeasure(text, columns)).toThrow(
      expect.objectContaining({ code: 'invalid-input', detail: expect.stringContaining(sentence) }),
    );
  });

  it.each(['sum("Unit Price")', 'SUM([Unit Price])', 'sum(unit_price)', 'total( Unit_Price )'])(
    'names columns as they are, quoted or with underscores: %s',
    (text) => {
      expect(parseMeasure(text, columns)).toEqual({
        kind: 'aggregate',
        name: 'sum',
        of: { kind: 'column', table: 'data', column: 'Unit Price' },
        distinct: false,
      });
    },
  );

  it('counts rows and different values', () => {
    expect(parseMeasure('sum(units) / count(distinct region)', columns)).toMatchObject({
      right: { name: 'count', distinct: true },
    });
  });
});
