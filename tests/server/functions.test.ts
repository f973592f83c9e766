import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../support/server.js';

const orders = [
  ['Region', 'Channel', 'Units', 'Price'],
  ['North', 'Online', 3, 10],
  ['South', 'Shop', 5, 20],
  ['North', 'Shop', 4, 30],
  ['West', 'Online', '', 40],
];

const folder = mkdtempSync(path.join(tmpdir(), 'dv-functions-'));
let server: TestServer;

const call = async (name: string, ...args: unknown[]) => {
  const calls = [{ id: '1', function: name, arguments: args }];
  const { body } = await server.request().post('/api/v1/functions/batch').send({ calls });
  return body.results[0];
};

beforeAll(async () => {
  const database = new Database(path.join(folder, 'shop.sqlite'));
  database.exec("create table t (a integer, b text); insert into t values (1, 'x'), (2, 'it''s'), (3, 'y')");
  database.close();
  server = await startServer({ DV_SQLITE_FOLDER: folder });
  const connection = { name: 'Shop', kind: 'sqlite', settings: { file: 'shop.sqlite' } };
  await server.request().post('/api/v1/connections').send(connection).expect(200);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('DV.SQL', () => {
  it('runs a SELECT on the only connection, or the one that is named', async () => {
    expect((await call('SQL', 'select a from t order by a')).values).toEqual([['a'], [1], [2], [3]]);
    expect((await call('SQL', 'select count(*) as n from t', 'shop')).values).toEqual([['n'], [3]]);
  });

  it('fills places with cells, whatever stands in them', async () => {
    const found = await call('SQL', 'select a from t where b = ? and a > ?', 'Shop', { values: [["it's"]] }, 1);
    expect(found.values).toEqual([['a'], [2]]);
    const attack = await call('SQL', 'select a from t where b = ?', 'Shop', "x' or 1 = 1 --");
    expect(attack.error.code).toBe('no-rows');
  });

  it.each([
    ['an unknown connection', ['select 1', 'Nowhere'], 'not-found'],
    ['a statement that writes', ['delete from t'], 'query-refused'],
    ['a wrong number of values', ['select ?', 'Shop', 1, 2], 'invalid-input'],
    ['a range as a value', ['select ?', 'Shop', { values: [[1], [2]] }], 'invalid-input'],
  ])('refuses %s', async (_name, args, code) => {
    expect((await call('SQL', ...args)).error.code).toBe(code);
  });

  it('is asked of the source every time', async () => {
    const query = 'select max(a) as most from t';
    expect((await call('SQL', query)).values).toEqual([['most'], [3]]);
    const database = new Database(path.join(folder, 'shop.sqlite'));
    database.exec("insert into t values (9, 'z')");
    database.close();
    expect((await call('SQL', query)).values).toEqual([['most'], [9]]);
  });
});

describe('DV.SUMMARIZE', () => {
  it('says the facts of the table', async () => {
    const many = [orders[0]!, ...Array.from({ length: 20 }, () => orders.slice(1)).flat()];
    const [[text]] = (await call('SUMMARIZE', { values: many }, 8)).values;
    expect(text).toMatch(/^80 rows in 4 columns\./);
    expect(text).toContain('Units adds up to 240');
    expect(text).toMatch(/Region North leads 3 with 140 of Units, 58\.3% of all\./);
    expect(text).toContain('Blank cells in Units (25%).');
    expect(text).toMatch(/Price is 25 on average/);
  });

  it('keeps to the number of sentences', async () => {
    const [[text]] = (await call('SUMMARIZE', { values: orders }, 1)).values;
    expect(text).toBe('4 rows in 4 columns.');
    expect((await call('SUMMARIZE', { values: orders }, 9)).error.code).toBe('out-of-range');
  });
});

describe('DV.CATEGORIZE', () => {
  const categories = {
    values: [
      ['Billing', 'invoice, refund'],
      ['Delivery', 'parcel'],
    ],
  };

  it('gives each text a category', async () => {
    const texts = { values: [['send the invoice'], ['no parcel'], ['hello'], ['']] };
    expect((await call('CATEGORIZE', texts, categories)).values).toEqual([['Billing'], ['Delivery'], ['Other'], ['']]);
    expect((await call('CATEGORIZE', texts, categories, 'score')).values[0]).toEqual(['Billing', 1]);
  });

  it('needs categories', async () => {
    expect((await call('CATEGORIZE', { values: [['x']] }, { values: [['']] })).error.code).toBe('invalid-input');
  });
});
