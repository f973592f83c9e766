import { expect } from 'vitest';
import type { ConnectorPromise } from '../contract.js';
import { MANY, MANY_ROWS, orders, ORDERS } from '../fixture.js';
import { pause, readAll, rejection, untilIdle, whole } from './helpers.js';

const many = { name: MANY };
const limits = { maxRows: 100, timeoutMilliseconds: 30_000 };

export const cancelling: readonly ConnectorPromise[] = [
  {
    name: 'stops a query inside the source',
    async keep(contract) {
      const abort = new AbortController();
      const query = rejection(contract.open().query(contract.target.queries.slow, { ...limits, signal: abort.signal }));
      await pause(300);
      abort.abort();
      await untilIdle(contract, 5_000);
      expect((await query).code).toBe('cancelled');
    },
  },
  {
    name: 'stops a stream inside the source',
    async keep(contract) {
      const abort = new AbortController();
      let batches = 0;
      const read = async (): Promise<void> => {
        for await (const batch of contract
          .open()
          .stream(whole(contract, many), { batchRows: 100, signal: abort.signal })) {
          expect(batch.rows).toBe(100);
          batches += 1;
          if (batches === 2) abort.abort();
        }
      };
      expect((await rejection(read())).code).toBe('cancelled');
      expect(batches).toBeLessThan(MANY_ROWS / 100);
      await untilIdle(contract, 5_000);
    },
  },
  {
    name: 'lets go of the source when the reader leaves',
    async keep(contract) {
      for await (const batch of contract.open().stream(whole(contract, many), { batchRows: 10 })) {
        expect(batch.rows).toBe(10);
        break;
      }
      await untilIdle(contract, 5_000);
    },
  },
  {
    name: 'does not start what is already cancelled',
    async keep(contract) {
      const signal = AbortSignal.abort();
      const connection = contract.open();
      expect((await rejection(connection.query(contract.target.queries.numbers(1), { ...limits, signal }))).code).toBe(
        'cancelled',
      );
      expect((await rejection(connection.tables({ limit: 1, signal }))).code).toBe('cancelled');
    },
  },
  {
    name: 'is usable after a cancellation',
    async keep(contract) {
      const abort = new AbortController();
      const connection = contract.open();
      const query = rejection(connection.query(contract.target.queries.slow, { ...limits, signal: abort.signal }));
      setTimeout(() => abort.abort(), 200);
      await query;
      expect(await readAll(connection, whole(contract, orders))).toHaveLength(ORDERS);
    },
  },
  {
    name: 'ends everything when it is closed',
    async keep(contract) {
      const connection = contract.open();
      const query = rejection(connection.query(contract.target.queries.slow, limits));
      await pause(300);
      await connection.close();
      await query;
      await untilIdle(contract, 5_000);
    },
  },
  {
    name: 'never ends a stream as if complete when the connection breaks',
    async keep(contract) {
      const { target, open } = contract;
      let rows = 0;
      const read = async (): Promise<void> => {
        for await (const batch of open().stream(whole(contract, many), { batchRows: 100 })) {
          rows += batch.rows;
          if (rows === 200) await target.cut();
        }
      };
      const error = await rejection(read());
      expect(error.code).toBe('source-unreachable');
      expect(rows).toBeLessThan(MANY_ROWS);
    },
  },
];
