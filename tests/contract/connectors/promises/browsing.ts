import { expect } from 'vitest';
import type { ConnectorPromise } from '../contract.js';
import { customers, empty, fixtureTables, odd, orders, ORDERS, VIEW } from '../fixture.js';
import { reference, rejection } from './helpers.js';

export const browsing: readonly ConnectorPromise[] = [
  {
    name: 'lists every table once',
    async keep({ open, target }) {
      const { tables } = await open().tables({ limit: 1_000 });
      const names = tables.filter(({ schema }) => schema === target.schema).map(({ name }) => name);
      for (const { name } of fixtureTables) expect(names.filter((found) => found === name)).toHaveLength(1);
    },
  },
  {
    name: 'marks views',
    async keep({ open }) {
      const { tables } = await open().tables({ search: VIEW, limit: 10 });
      expect(tables).toMatchObject([{ name: VIEW, kind: 'view' }]);
    },
  },
  {
    name: 'finds tables by a part of their name in any case',
    async keep({ open }) {
      const { tables } = await open().tables({ search: 'V_ORDER', limit: 10 });
      expect(tables.map(({ name }) => name)).toEqual([orders.name]);
    },
  },
  {
    name: 'takes % and _ in a search as they are',
    async keep({ open }) {
      expect(await open().tables({ search: 'dv%orders', limit: 10 })).toEqual({ tables: [], total: 0 });
      expect((await open().tables({ search: "'; --", limit: 10 })).tables).toEqual([]);
    },
  },
  {
    name: 'says how many tables there are when it lists fewer',
    async keep({ open }) {
      const all = await open().tables({ search: 'dv', limit: 1_000 });
      const some = await open().tables({ search: 'dv', limit: 2 });
      expect(some.tables).toHaveLength(2);
      expect(some.total).toBe(all.tables.length);
    },
  },
  {
    name: 'estimates rows within a factor of two',
    async keep({ open }) {
      const { tables } = await open().tables({ search: orders.name, limit: 10 });
      expect(tables[0]?.rowEstimate).toBeGreaterThan(ORDERS / 2);
      expect(tables[0]?.rowEstimate).toBeLessThan(ORDERS * 2);
    },
  },
  {
    name: 'shows table comments',
    async keep({ open }) {
      const { tables } = await open().tables({ search: customers.name, limit: 10 });
      expect(tables[0]?.comment).toBe(customers.comment);
    },
  },
  {
    name: 'describes columns in table order with their exact types',
    async keep(contract) {
      const { target, open } = contract;
      const connection = open();
      for (const table of fixtureTables) {
        const { columns } = await connection.describe(reference(contract, table));
        expect(columns.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
        expect(columns.map(({ type }) => type)).toEqual(table.columns.map(({ type }) => target.types[type]));
        table.columns.forEach(({ type }, index) => {
          if (target.nativeTypes[type]) expect(columns[index]?.nativeType).toBe(target.nativeTypes[type]);
        });
      }
    },
  },
  {
    name: 'tells which columns may be empty',
    async keep(contract) {
      const { columns } = await contract.open().describe(reference(contract, orders));
      expect(columns.map(({ nullable }) => nullable)).toEqual(orders.columns.map(({ nullable }) => nullable ?? false));
    },
  },
  {
    name: 'shows column comments',
    async keep(contract) {
      const { columns } = await contract.open().describe(reference(contract, customers));
      expect(columns.map(({ comment }) => comment)).toEqual([null, 'As they sign']);
    },
  },
  {
    name: 'knows the primary key',
    async keep(contract) {
      const connection = contract.open();
      expect((await connection.describe(reference(contract, orders))).primaryKey).toEqual(['id']);
      expect((await connection.describe(reference(contract, odd))).primaryKey).toEqual(['select']);
    },
  },
  {
    name: 'knows foreign keys',
    async keep(contract) {
      const { foreignKeys } = await contract.open().describe(reference(contract, orders));
      expect(foreignKeys).toEqual([
        { columns: ['customer_id'], references: { ...reference(contract, customers), columns: ['id'] } },
      ]);
    },
  },
  {
    name: 'says so when there is no such table',
    async keep(contract) {
      const error = await rejection(contract.open().describe(reference(contract, { name: 'dv_nowhere' })));
      expect(error.code).toBe('not-found');
      expect(error.detail).toContain('dv_nowhere');
    },
  },
  {
    name: 'describes an empty table',
    async keep(contract) {
      const { columns } = await contract.open().describe(reference(contract, empty));
      expect(columns).toHaveLength(empty.columns.length);
    },
  },
];
