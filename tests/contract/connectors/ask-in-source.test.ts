import { describe, expect } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import type { TableReference } from '#shared/contract/connections.js';
import { upload } from '../../support/server.js';
import { columnOf, customers, orders, ORDERS } from './fixture.js';
import { onTarget, type Stage } from './in-source.js';
import { clickHouseTarget } from './targets/clickhouse.js';
import { mongoTarget } from './targets/mongodb.js';
import { mssqlTarget } from './targets/mssql.js';
import { mysqlTarget } from './targets/mysql.js';
import { oracleTarget } from './targets/oracle.js';
import { postgresTarget } from './targets/postgres.js';
import { sqliteTarget } from './targets/sqlite.js';

const ask = (
  { post, schema }: Stage,
  question: string,
  names: readonly string[],
  status = 200,
): Promise<Answer & { code?: string }> => {
  const tables = names.map((table): TableReference => ({ schema, name: table }));
  return post('/ask', { question, tables }, status);
};

const totals = (key: string): Map<string, number> => {
  const sums = new Map<string, number>();
  const amounts = columnOf(orders, 'amount').map((value) => Math.round(Number(value) * 100));
  columnOf(orders, key).forEach((value, row) =>
    sums.set(String(value), (sums.get(String(value)) ?? 0) + (amounts[row] ?? 0)),
  );
  return sums;
};

const cents = (answer: Answer): Map<string, number> =>
  new Map(answer.tables[0]!.rows.map(([label, value]) => [String(label), Math.round(Number(value) * 100)]));

const promises: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async 'adds up in the source, with a receipt'(stage) {
    const answer = await ask(stage, 'total amount by status', [orders.name]);
    expect(cents(answer)).toEqual(totals('status'));
    expect(answer.receipt).toMatchObject({ analysis: 'ask', dataset: null, rowsRead: ORDERS, rowsUsed: ORDERS });
    expect(answer.receipt.query).toMatch(/GROUP BY|\$group/);
  },
  async 'counts the rows that hold the conditions'(stage) {
    const answer = await ask(stage, 'how many orders have status paid', [orders.name]);
    expect(answer.tables[0]!.rows.map((row) => row.map(Number))).toEqual([[ORDERS / 5]]);
    expect(answer.receipt).toMatchObject({ rowsRead: ORDERS, rowsUsed: ORDERS / 5 });
  },
  async 'joins tables by their keys, or says that it knows none'(stage) {
    if (!stage.declaresKeys) {
      const refused = await ask(stage, 'total amount by customer name', [orders.name, customers.name], 422);
      return expect(refused.code).toBe('cannot-tell');
    }
    const answer = await ask(stage, 'total amount by customer name', [orders.name, customers.name]);
    const named = [...totals('customer_id')].map(([id, sum]): [string, number] => [`Customer ${id}`, sum]);
    expect(cents(answer)).toEqual(new Map(named));
  },
  async 'computes a measure as the workspace defines it'(stage) {
    const { server } = stage;
    const columns = orders.columns.map(({ name }) => name);
    const { id: dataset } = await upload(server, [columns, columns.map((_, index) => index)]);
    const measure = { name: 'taking', expression: 'sum(amount) * 2 / 2', dataset };
    const { body } = await server.request().post('/api/v1/definitions').send(measure).expect(200);
    const answer = await ask(stage, 'taking by status', [orders.name]);
    expect(cents(answer)).toEqual(totals('status'));
    expect(answer.receipt.assumptions).toContain('"taking" is defined as sum(amount) * 2 / 2.');
    await server.request().delete(`/api/v1/definitions/${body.id}`).expect(200);
  },
  async 'groups by month'(stage) {
    const answer = await ask(stage, 'total amount by month', [orders.name]);
    const months = new Set(columnOf(orders, 'created_at').map((value) => String(value).slice(0, 7)));
    expect(new Set(answer.tables[0]!.rows.map(([month]) => String(month).slice(0, 7)))).toEqual(months);
  },
  async 'gives averages as numbers that can be drawn'(stage) {
    const { tables, charts, headline } = await ask(stage, 'average amount by status', [orders.name]);
    expect(new Set(tables[0]!.rows.map(([, average]) => typeof average))).toEqual(new Set(['number']));
    expect(charts).toHaveLength(1);
    expect(headline).toMatch(/is highest of/);
  },
  async 'keeps the answer as a run'(stage) {
    const { receipt, headline } = await ask(stage, 'total amount by status', [orders.name]);
    const { body } = await stage.server.request().get(`/api/v1/runs/${receipt.runId}`).expect(200);
    expect(body).toMatchObject({ state: 'done', headline, answer: { receipt: { query: receipt.query } } });
  },
  async 'says what it cannot tell, and what is nearest'(stage) {
    expect(await ask(stage, 'total zebra by galaxy', [orders.name], 422)).toMatchObject({ code: 'cannot-tell' });
  },
};

describe('a question asked in the source', () => {
  for (const target of [
    postgresTarget,
    mysqlTarget,
    sqliteTarget,
    clickHouseTarget,
    mssqlTarget,
    oracleTarget,
    mongoTarget,
  ])
    onTarget(target, promises);
});
