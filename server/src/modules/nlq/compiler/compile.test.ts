import Database from 'better-sqlite3';
import fc from 'fast-check';
import { parse } from 'libpg-query';
import { describe, expect, it } from 'vitest';
import { emptyQuery, querySchema, type Expression, type Query } from '../plan.js';
import { compile } from './compile.js';
import { dialects, type DialectName } from './dialects/index.js';

const column = (name: string, table = 'orders'): Expression => ({ kind: 'column', table, column: name });
const sum = (of: Expression): Expression => ({ kind: 'aggregate', name: 'sum', of, distinct: false });
const count: Expression = { kind: 'aggregate', name: 'count', of: null, distinct: false };
const region = column('region');

const byRegion: Query = {
  ...emptyQuery('orders'),
  select: [
    { value: region, as: null },
    { value: sum(column('units')), as: 'Total' },
  ],
  where: { kind: 'compare', op: '>', left: column('price'), right: { kind: 'literal', value: 1.5 } },
  groupBy: [region],
  having: { kind: 'compare', op: '>=', left: count, right: { kind: 'literal', value: 2 } },
  orderBy: [{ by: sum(column('units')), descending: true }],
  limit: 5,
};

const joined: Query = {
  ...emptyQuery('orders'),
  select: [{ value: column('name', 'customers'), as: null }],
  distinct: true,
  joins: [
    {
      table: 'customers',
      left: { table: 'orders', column: 'customer_id' },
      right: { table: 'customers', column: 'id' },
    },
  ],
  where: {
    kind: 'inQuery',
    of: column('id'),
    negated: true,
    query: { ...emptyQuery('returns'), select: [{ value: column('order_id', 'returns'), as: null }] },
  },
};

const shared: Query = {
  ...byRegion,
  limit: null,
  having: null,
  orderBy: [],
  select: [
    { value: region, as: null },
    { value: { kind: 'share', of: sum(column('units')) }, as: 'Share' },
  ],
};
const topTwo: Query = {
  ...emptyQuery('orders'),
  select: [
    { value: region, as: 'region' },
    { value: column('units'), as: 'units' },
  ],
  topPerGroup: { rows: 2, by: [region], order: [{ by: column('units'), descending: true }] },
};
const both: Query = {
  ...emptyQuery('orders'),
  select: [{ value: region, as: null }],
  combine: {
    op: 'except',
    with: { ...emptyQuery('returns'), select: [{ value: column('region', 'returns'), as: null }] },
  },
};
const bucketed: Query = {
  ...emptyQuery('orders'),
  select: [
    { value: { kind: 'bucket', unit: 'month', of: column('day') }, as: 'Month' },
    { value: count, as: 'n' },
  ],
  groupBy: [{ kind: 'bucket', unit: 'month', of: column('day') }],
};
const plans = { byRegion, joined, shared, topTwo, both, bucketed };

const database = (): Database.Database => {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE orders (id INT, customer_id INT, region TEXT, units INT, price REAL, day TEXT); CREATE TABLE customers (id INT, name TEXT); CREATE TABLE returns (order_id INT, region TEXT);
    INSERT INTO orders VALUES (1, 1, 'North', 4, 2, '2025-01-03'), (2, 1, 'North', 6, 3, '2025-01-20'), (3, 2, 'South', 5, 9, '2025-02-01'), (4, 2, 'South', 1, 9, '2025-03-31'), (5, 2, 'East', 7, 1, '2025-03-01');
    INSERT INTO customers VALUES (1, 'Ada'), (2, 'Bo'); INSERT INTO returns VALUES (3, 'South'), (4, 'South'), (5, 'East');`);
  return db;
};

const run = (query: Query): unknown[][] =>
  database().prepare(compile(query, dialects.sqlite)).raw().all() as unknown[][];

describe('compile', () => {
  it.each(Object.entries(plans))('plan "%s" is a valid plan', (_, plan) => {
    expect(querySchema.parse(plan)).toEqual(plan);
  });

  it('filters, groups, keeps groups, orders and limits', () => {
    expect(run(byRegion)).toEqual([
      ['North', 10],
      ['South', 6],
    ]);
  });

  it('joins along keys and leaves out rows another table holds', () => {
    expect(run(joined)).toEqual([['Ada']]);
  });

  it('computes shares over groups, top rows per group, set differences and months', () => {
    expect(run(shared)).toEqual([
      ['North', 0.625],
      ['South', 0.375],
    ]);
    expect(run(topTwo).sort()).toEqual(
      [
        ['East', 7],
        ['North', 4],
        ['North', 6],
        ['South', 1],
        ['South', 5],
      ].sort(),
    );
    expect(run(both)).toEqual([['North']]);
    expect(run(bucketed)).toEqual([
      ['2025-01-01', 2],
      ['2025-02-01', 1],
      ['2025-03-01', 2],
    ]);
  });

  it.each(Object.keys(plans) as (keyof typeof plans)[])('PostgreSQL accepts "%s" by its own grammar', async (name) => {
    await expect(parse(compile(plans[name], dialects.postgres))).resolves.toBeDefined();
  });

  const limits: readonly (readonly [DialectName, RegExp])[] = [
    ['duckdb', /LIMIT 5$/],
    ['postgres', /LIMIT 5$/],
    ['mysql', /LIMIT 5$/],
    ['tsql', /^SELECT TOP \(5\) /],
    ['oracle', /FETCH FIRST 5 ROWS ONLY$/],
    ['clickhouse', /LIMIT 5$/],
  ];
  it.each(limits)('%s limits rows its own way', (name, pattern) => {
    expect(compile(byRegion, dialects[name])).toMatch(pattern);
  });

  it('never lets a name or text end its quotes', () => {
    const db = new Database(':memory:');
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !text.includes('\u0000')),
        (text) => {
          const query: Query = { ...emptyQuery('t'), select: [{ value: { kind: 'literal', value: text }, as: text }] };
          const sql = compile(query, dialects.sqlite).replace(/ FROM "t"$/, '');
          expect(db.prepare(sql).raw().get()).toEqual([text]);
        },
      ),
    );
  });
});
