import { readdir } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import type { ChangeResult } from '#shared/analyses/change.js';
import type { DriversResult } from '#shared/analyses/drivers.js';
import type { Answer } from '#shared/answers/answer.js';
import type { Load } from '#shared/contract/connections.js';
import type { Run } from '#shared/contract/runs.js';
import { MANY, orders, ORDERS } from './fixture.js';
import { onTarget, type Stage } from './in-source.js';
import { clickHouseTarget } from './targets/clickhouse.js';
import { mongoTarget } from './targets/mongodb.js';
import { mssqlTarget } from './targets/mssql.js';
import { mysqlTarget } from './targets/mysql.js';
import { oracleTarget } from './targets/oracle.js';
import { postgresTarget } from './targets/postgres.js';
import { sqliteTarget } from './targets/sqlite.js';

type Params = Record<string, unknown>;

const tableOf = ({ schema }: Stage) => ({ schema, name: orders.name });

const inSource = <Body = Answer>(stage: Stage, analysis: string, params: Params, status?: number): Promise<Body> =>
  stage.post(`/analyses/${analysis}`, { table: tableOf(stage), params }, status);

/** The same analysis over the same table, loaded whole. */
const loaded = async (stage: Stage, analysis: string, params: Params): Promise<Answer> => {
  const selection = { table: tableOf(stage), columns: null, filters: [], maxRows: null };
  const { dataset } = await stage.post<Load>('/loads?wait=30', selection);
  const { body } = await stage.server
    .request()
    .post(`/api/v1/analyses/${analysis}/runs?wait=30`)
    .send({ dataset: dataset!.id, params })
    .expect(200);
  return (body as Run).answer!;
};

/** Sums of the same numbers in another order differ in the last digits. */
const rounded = (result: unknown): unknown =>
  JSON.parse(JSON.stringify(result), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(6)) + 0 : value,
  );

const same = async (stage: Stage, analysis: string, params: Params): Promise<Answer> => {
  const answer = await inSource(stage, analysis, params);
  const expected = await loaded(stage, analysis, params);
  expect(rounded(answer.result)).toEqual(rounded(expected.result));
  expect(answer.headline).toBe(expected.headline);
  return answer;
};

const promises: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async 'splits a change between the last two years like the loaded table, with a receipt'(stage) {
    const answer = await same(stage, 'change', { measure: 'price', by: 'created_at', period: 'year' });
    expect((answer.result as ChangeResult).labels).toEqual(['2023', '2024']);
    expect(answer.receipt).toMatchObject({ analysis: 'change', dataset: null, rowsRead: ORDERS });
    expect(answer.receipt.query).toMatch(/GROUP BY/);
    expect(answer.receipt.assumptions.join(' ')).toMatch(/Summed by the source over all its rows/);
  },
  async 'compares named months, within one value'(stage) {
    const where = [{ column: 'note', value: 'note 12' }];
    const sides = { before: '2020-01-15', after: 'May 2024' };
    const one = { before: 'Jan 2022', after: 'May 2022' };
    await same(stage, 'change', { measure: 'quantity', by: 'created_at', period: 'month', ...sides });
    await same(stage, 'change', { measure: 'quantity', by: 'status', before: 'new', after: 'done' });
    await same(stage, 'change', { measure: 'price', by: 'created_at', period: 'month', where, ...one });
  },
  async 'splits an average and a ratio into rate and mix'(stage) {
    const common = { measure: 'price', by: 'created_at', period: 'quarter', against: 'period-before' };
    await same(stage, 'change', { ...common, average: true });
    await same(stage, 'change', { ...common, per: 'quantity', dimensions: ['status'] });
  },
  async 'chooses the two most frequent values where none is named'(stage) {
    await same(stage, 'change', { measure: 'price', by: 'status' });
  },
  async 'says when a side has no rows'(stage) {
    const params = { measure: 'amount', by: 'created_at', period: 'year', before: '1999', after: '2024' };
    expect(await inSource(stage, 'change', params, 422)).toMatchObject({ code: 'no-rows' });
    const sides = { before: 'O\'Brien \\ "x"', after: 'new' };
    expect(await inSource(stage, 'change', { measure: 'amount', by: 'status', ...sides }, 422)).toMatchObject({
      code: 'no-rows',
    });
  },
  async 'compares two groups and two columns'(stage) {
    await same(stage, 'compare', { first: 'amount', by: 'status' });
    await same(stage, 'compare', { first: 'price', by: 'status', groups: ['paid', 'back'], kind: 'pooled' });
    await same(stage, 'compare', { first: 'price', second: 'quantity' });
    const answer = await same(stage, 'compare', { first: 'price', second: 'quantity', kind: 'paired' });
    expect(answer.receipt.rowsRead).toBe(ORDERS);
  },
  async 'finds the drivers of a table small enough to be read whole, and averages of all rows'(stage) {
    const params = { target: 'status', drivers: ['quantity', 'price'] };
    const answer = await inSource(stage, 'drivers', params);
    expect((answer.result as DriversResult).drivers.map(({ column }) => column)).toEqual(['quantity']);
    expect(answer.result).toEqual((await loaded(stage, 'drivers', params)).result);
    expect(answer.receipt.assumptions[0]).toMatch(/Drivers were searched in all 5,000 rows/);
    for (const { column } of (answer.result as DriversResult).drivers) {
      const averages = answer.tables.find(({ name }) => name === 'Averages over all rows')!;
      const sizes = averages.rows.filter(([driver]) => driver === column).map(([, , rows]) => Number(rows));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(ORDERS);
      expect(sizes.length).toBeGreaterThan(1);
    }
  },
  async 'searches drivers of a large table in a sample of its rows, and says so'(stage) {
    const table = { schema: stage.schema, name: MANY };
    const params = { target: 'status', drivers: ['quantity', 'price'] };
    const answer = await stage.post<Answer>('/analyses/drivers', { table, params });
    expect((answer.result as DriversResult).drivers[0]!.column).toBe('quantity');
    const [, drawn] = /searched in ([\d,]+) of 200,000 rows, drawn at random/.exec(answer.receipt.assumptions[0]!)!;
    expect(answer.receipt.rowsRead).toBe(Number(drawn!.replaceAll(',', '')));
    expect(Math.abs(answer.receipt.rowsRead - 100_000)).toBeLessThan(3_000);
    const averages = answer.tables.find(({ name }) => name === 'Averages over all rows')!;
    const quantities = averages.rows.filter(([driver]) => driver === 'quantity');
    expect(quantities.reduce((sum, [, , rows]) => sum + Number(rows), 0)).toBe(200_000);
  },
  async 'finds root causes in sums of the source'(stage) {
    const params = { measure: 'quantity', baseline: 'customer_id', dimensions: ['status'] };
    const answer = await inSource(stage, 'rootcause', params);
    const expected = await loaded(stage, 'rootcause', params);
    expect(answer.result).toMatchObject({
      actual: (expected.result as { actual: number }).actual,
      expected: (expected.result as { expected: number }).expected,
    });
    expect(answer.receipt.assumptions[0]).toMatch(/5,000 rows into 5 combinations/);
  },
  async 'keeps nothing of what it read, and the answer as a run'(stage) {
    const { receipt } = await inSource(stage, 'drivers', { target: 'price', drivers: ['quantity', 'status'] });
    const { body } = await stage.server.request().get(`/api/v1/runs/${receipt.runId}`).expect(200);
    expect(body).toMatchObject({ state: 'done', analysis: 'drivers' });
    expect(await draftsOf(stage)).toEqual([]);
  },
  async 'refuses a column that is not there'(stage) {
    const params = { measure: 'amount', by: 'nowhere' };
    expect(await inSource(stage, 'change', params, 422)).toMatchObject({ code: 'column-unknown' });
  },
};

const draftsOf = async ({ server }: Stage): Promise<string[]> => {
  const names = await readdir(server.folder, { recursive: true });
  return names.filter((name) => /drafts[\\/]./.test(name));
};

describe('an analysis in the source', () => {
  for (const target of [postgresTarget, mysqlTarget, sqliteTarget, clickHouseTarget, mssqlTarget, oracleTarget])
    onTarget(target, promises);
  onTarget(mongoTarget, {
    async 'is refused in one sentence where there is no SQL'(stage) {
      expect(await inSource(stage, 'compare', { first: 'amount', by: 'status' }, 400)).toMatchObject({
        code: 'invalid-input',
      });
    },
  });
});
