import { expect } from 'vitest';
import type { ConnectorPromise } from '../contract.js';
import { orders } from '../fixture.js';
import { expectedRows, readAll, rejection, rowsOf, untilIdle, whole } from './helpers.js';

const limits = { maxRows: 100, timeoutMilliseconds: 20_000 };

export const querying: readonly ConnectorPromise[] = [
  {
    name: 'answers a query',
    async keep({ target, open }) {
      const { batch, more } = await open().query(target.queries.numbers(5), limits);
      expect(rowsOf(batch).map((row) => Number(row[0]))).toEqual([1, 2, 3, 4, 5]);
      expect(more).toBe(false);
    },
  },
  {
    name: 'stops at the row limit and says that there is more',
    async keep({ target, open }) {
      const { batch, more } = await open().query(target.queries.numbers(5), { ...limits, maxRows: 3 });
      expect(batch.rows).toBe(3);
      expect(more).toBe(true);
      expect((await open().query(target.queries.numbers(3), { ...limits, maxRows: 3 })).more).toBe(false);
    },
  },
  {
    name: 'keeps columns of the same name apart',
    async keep({ target, open }) {
      const { batch } = await open().query(target.queries.twins!, limits);
      expect(rowsOf(batch).map((row) => row.map(Number))).toEqual([[3, 4]]);
      expect(batch.columns[0]?.name).toBe(batch.columns[1]?.name);
    },
  },
  {
    name: 'ends a query at the time limit, also inside the source',
    async keep(contract) {
      const { target, open } = contract;
      const error = await rejection(open().query(target.queries.slow, { ...limits, timeoutMilliseconds: 500 }));
      expect(error.code).toBe('timeout');
      await untilIdle(contract, 5_000);
    },
  },
  {
    name: 'refuses everything that could change something',
    async keep(contract) {
      const { target, open } = contract;
      const connection = open(target.writer ?? target.settings);
      const allowed: string[] = [];
      for (const statement of target.queries.writing) {
        const outcome = await connection.query(statement, limits).then(
          () => 'allowed',
          (error: { code: string }) => error.code,
        );
        if (!['query-refused', 'query-failed', 'forbidden'].includes(outcome))
          allowed.push(`${statement} -> ${outcome}`);
      }
      expect(allowed).toEqual([]);
      expect(await readAll(open(), whole(contract, orders))).toEqual(expectedRows(contract, orders));
    },
  },
  {
    name: 'says in one sentence what is wrong with a query',
    async keep({ target, open }) {
      expect((await rejection(open().query(target.queries.broken, limits))).code).toBe('query-failed');
      const missing = await rejection(open().query(target.queries.missingTable, limits));
      expect(missing.code).toBe('query-failed');
      expect(missing.detail).toContain('dv_nowhere');
    },
  },
  {
    name: 'refuses a query of more than 64 KB',
    async keep({ target, open }) {
      const error = await rejection(open().query(`${target.queries.numbers(1)}${' '.repeat(70_000)}`, limits));
      expect(error.code).toBe('too-large');
    },
  },
  {
    name: 'is usable after a query that failed',
    async keep({ target, open }) {
      const connection = open();
      await rejection(connection.query(target.queries.missingTable, limits));
      expect((await connection.query(target.queries.numbers(2), limits)).batch.rows).toBe(2);
    },
  },
];
