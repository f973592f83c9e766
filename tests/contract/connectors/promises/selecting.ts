import { expect } from 'vitest';
import type { Filter } from '#server/modules/connectors/selection.js';
import type { Value } from '#server/modules/connectors/values/record-batch.js';
import type { ConnectorPromise } from '../contract.js';
import { columnIndex, odd, orders, type FixtureTable } from '../fixture.js';
import { expectedRows, readAll, rejection, whole } from './helpers.js';

const filters = (
  what: string,
  table: FixtureTable,
  filter: Filter,
  holds: (value: Value) => boolean,
): ConnectorPromise => ({
  name: `filters by ${what}`,
  async keep(contract) {
    const rows = await readAll(contract.open(), { ...whole(contract, table), filters: [filter] });
    const expected = expectedRows(contract, table).filter((row) =>
      holds(row[columnIndex(table, filter.column)] ?? null),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(rows).toEqual(expected);
  },
});

export const selecting: readonly ConnectorPromise[] = [
  {
    name: 'reads only the columns asked for, in that order',
    async keep(contract) {
      const rows = await readAll(contract.open(), {
        ...whole(contract, orders),
        columns: ['quantity', 'id', 'note'],
        maxRows: 5_000,
      });
      const expected = expectedRows(contract, orders).map((row) => [row[3], row[0], row[7]]);
      expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
        new Set(expected.map((row) => JSON.stringify(row))),
      );
    },
  },
  {
    name: 'stops at the number of rows asked for',
    async keep(contract) {
      expect(await readAll(contract.open(), { ...whole(contract, orders), maxRows: 17 })).toHaveLength(17);
    },
  },
  filters('equality', orders, { column: 'status', operator: '=', value: 'paid' }, (value) => value === 'paid'),
  filters('inequality', orders, { column: 'status', operator: '!=', value: 'paid' }, (value) => value !== 'paid'),
  filters('less than', orders, { column: 'amount', operator: '<', value: 10.5 }, (value) => Number(value) < 10.5),
  filters('at least', orders, { column: 'quantity', operator: '>=', value: 15 }, (value) => Number(value) >= 15),
  filters(
    'one of several values',
    orders,
    { column: 'customer_id', operator: 'one-of', values: [3, 5] },
    (value) => Number(value) === 3 || Number(value) === 5,
  ),
  filters('part of a text', orders, { column: 'note', operator: 'contains', value: 'E 39' }, (value) =>
    String(value).includes('e 39'),
  ),
  filters('the start of a text', orders, { column: 'note', operator: 'starts-with', value: 'note 39' }, (value) =>
    String(value).startsWith('note 39'),
  ),
  filters('absence', orders, { column: 'note', operator: 'is-null' }, (value) => value === null),
  filters('presence', orders, { column: 'note', operator: 'is-not-null' }, (value) => value !== null),
  filters('a percent sign as text', odd, { column: "it's, a; --name", operator: 'contains', value: '%' }, (value) =>
    String(value).includes('%'),
  ),
  filters(
    'an underscore as text',
    odd,
    { column: "it's, a; --name", operator: 'contains', value: 'a_b' },
    (value) => value === 'a_b',
  ),
  filters(
    'text that looks like SQL',
    odd,
    { column: 'naïve ☃', operator: '=', value: "x'; DROP TABLE dv_orders; --" },
    (value) => String(value).startsWith('x'),
  ),
  filters('a backslash', odd, { column: 'naïve ☃', operator: '=', value: '\\' }, (value) => value === '\\'),
  filters('a path with backslashes', odd, { column: 'naïve ☃', operator: 'starts-with', value: 'C:\\n' }, (value) =>
    String(value).startsWith('C:'),
  ),
  {
    name: 'joins filters by and',
    async keep(contract) {
      const filters: Filter[] = [
        { column: 'status', operator: '=', value: 'paid' },
        { column: 'quantity', operator: '>', value: 10 },
      ];
      const rows = await readAll(contract.open(), { ...whole(contract, orders), filters });
      expect(rows).toEqual(expectedRows(contract, orders).filter((row) => row[5] === 'paid' && Number(row[3]) > 10));
    },
  },
  {
    name: 'names the columns there are when one is unknown',
    async keep(contract) {
      const error = await rejection(readAll(contract.open(), { ...whole(contract, orders), columns: ['amuont'] }));
      expect(error.code).toBe('column-unknown');
      expect(error.suggestions).toContain('amount');
      const filter: Filter = { column: 'nope', operator: 'is-null' };
      expect((await rejection(readAll(contract.open(), { ...whole(contract, orders), filters: [filter] }))).code).toBe(
        'column-unknown',
      );
    },
  },
];
