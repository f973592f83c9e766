import { expect } from 'vitest';
import type { ConnectorPromise } from '../contract.js';
import { columnIndex, columnOf, empty, exact, odd, orders, ORDERS } from '../fixture.js';
import { expectedRows, readAll, reference, rejection, rowsOf, whole } from './helpers.js';

const keeps = (what: string, column: string): ConnectorPromise => ({
  name: `keeps ${what}`,
  async keep(contract) {
    const rows = await readAll(contract.open(), whole(contract, exact));
    expect(rows.map((row) => row[columnIndex(exact, column)])).toEqual(columnOf(exact, column));
  },
});

/** JSON has many spellings; its value must be the same. */
const keepsNested: ConnectorPromise = {
  name: 'gives nested values as JSON text',
  async keep(contract) {
    const rows = await readAll(contract.open(), whole(contract, exact));
    const parse = (value: unknown): unknown => (value === null ? 'SQL NULL' : JSON.parse(String(value)));
    expect(rows.map((row) => parse(row[columnIndex(exact, 'nested')]))).toEqual(columnOf(exact, 'nested').map(parse));
  },
};

export const reading: readonly ConnectorPromise[] = [
  {
    name: 'samples the number of rows asked for',
    async keep(contract) {
      const batch = await contract.open().sample(reference(contract, orders), 100);
      expect(batch.rows).toBe(100);
      expect(batch.values).toHaveLength(orders.columns.length);
      expect(batch.values.every((column) => column.length === 100)).toBe(true);
    },
  },
  {
    name: 'gives the columns of an empty table',
    async keep(contract) {
      const batch = await contract.open().sample(reference(contract, empty), 100);
      expect(batch.rows).toBe(0);
      expect(batch.columns.map(({ name }) => name)).toEqual(empty.columns.map(({ name }) => name));
    },
  },
  {
    name: 'reads every row once, in batches of the size asked for',
    async keep(contract) {
      const sizes: number[] = [];
      const ids: unknown[] = [];
      for await (const batch of contract.open().stream(whole(contract, orders), { batchRows: 700 })) {
        sizes.push(batch.rows);
        ids.push(...batch.values[0]!);
      }
      expect(sizes).toEqual([700, 700, 700, 700, 700, 700, 700, 100]);
      expect(new Set(ids).size).toBe(ORDERS);
    },
  },
  {
    name: 'reads the same values that were written',
    async keep(contract) {
      expect(await readAll(contract.open(), whole(contract, orders))).toEqual(expectedRows(contract, orders));
    },
  },
  keeps('64-bit integers to the last digit', 'wide'),
  keeps('decimals to the last digit', 'money'),
  keeps('doubles bit by bit', 'ratio'),
  keeps('booleans', 'flag'),
  keeps('dates', 'day'),
  keeps('timestamps to the microsecond', 'moment'),
  keeps('the instant of zoned timestamps', 'instant'),
  keeps('text: four-byte characters, quotes, line breaks, and empty text apart from null', 'word'),
  keeps('binary as hexadecimal text', 'bytes'),
  keepsNested,
  {
    name: 'reads tables and columns with odd names',
    async keep(contract) {
      expect(await readAll(contract.open(), whole(contract, odd))).toEqual(expectedRows(contract, odd));
    },
  },
  {
    name: 'says so when the table to read is not there',
    async keep(contract) {
      const error = await rejection(readAll(contract.open(), whole(contract, { name: 'dv_nowhere' })));
      expect(error.code).toBe('not-found');
    },
  },
  {
    name: 'reads two tables at the same time',
    async keep(contract) {
      const connection = contract.open();
      const [first, second] = await Promise.all([
        readAll(connection, whole(contract, orders), 97),
        readAll(connection, whole(contract, exact), 1),
      ]);
      expect([first.length, second.length]).toEqual([ORDERS, exact.rows.length]);
    },
  },
  {
    name: 'yields one empty batch for a table without rows',
    async keep(contract) {
      const batches = [];
      for await (const batch of contract.open().stream(whole(contract, empty), { batchRows: 10 }))
        batches.push(rowsOf(batch));
      expect(batches).toEqual([[]]);
    },
  },
];
