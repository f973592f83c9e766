import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '#shared/data/cell.js';
import { saying, startGemini, type GeminiStandIn } from '../support/gemini-server.js';
import { startServer, upload, type TestServer } from '../support/server.js';

const orders: Cell[][] = [
  ['Region', 'Units', 'Unit Price', 'Discount'],
  ['North', 10, 5, 0.1],
  ['South', 2, 50, 0],
  ['North', 4, 10, 0.5],
];
const netRevenue = { name: 'Net revenue', expression: 'sum(units * unit_price * (1 - discount))', description: 'Paid' };

let model: GeminiStandIn;
let server: TestServer;
let dataset: string;
let other: string;

beforeAll(async () => {
  model = await startGemini(() => saying({ outcome: 'sql', plan: null, sql: 'select count(*) as n from data' }));
  server = await startServer({ GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: model.url });
  dataset = (await upload(server, orders)).id;
  other = (
    await upload(server, [
      ['City', 'Visitors'],
      ['Bern', 3],
    ])
  ).id;
});
afterAll(async () => {
  await server.stop();
  await model.close();
});

const add = (measure: object, status = 200) =>
  server
    .request()
    .post('/api/v1/definitions')
    .send({ dataset, ...measure })
    .expect(status);
const listed = async (of: string) => (await server.request().get(`/api/v1/definitions?dataset=${of}`)).body.items;
const ask = async (question: string, params: object = { planner: 'keyless' }) =>
  (
    await server
      .request()
      .post('/api/v1/analyses/ask/runs?wait=20')
      .send({ dataset, params: { question, ...params } })
  ).body;

describe('a measure the workspace defines', () => {
  it('answers by its name, says so, follows a change, and is forgotten', async () => {
    const { body: defined } = await add(netRevenue);
    expect(defined).toMatchObject({ ...netRevenue, columns: ['Units', 'Unit Price', 'Discount'], fits: true });
    const first = await ask('net revenue by region');
    expect(first.answer.result.table.rows).toEqual([
      ['South', 100],
      ['North', 65],
    ]);
    expect(first.answer.receipt.assumptions).toContain(`"Net revenue" is defined as ${netRevenue.expression}.`);
    const changed = { ...netRevenue, expression: 'sum(units * unit_price)', dataset };
    await server.request().put(`/api/v1/definitions/${defined.id}`).send(changed).expect(200);
    expect((await ask('net revenue by region')).answer.result.table.rows).toContainEqual(['North', 90]);
    await server.request().delete(`/api/v1/definitions/${defined.id}`).expect(200);
    await server.request().delete(`/api/v1/definitions/${defined.id}`).expect(404);
    expect((await ask('net revenue by region')).answer?.receipt.assumptions ?? []).not.toContainEqual(
      expect.stringContaining('is defined as'),
    );
  });

  it('is sent to a model with its formula', async () => {
    const { body: defined } = await add(netRevenue);
    model.requests.length = 0;
    await ask('what did we earn', {});
    const sent = JSON.stringify(model.requests[0]?.body.contents);
    expect(sent).toContain('Net revenue');
    expect(sent).toContain('units * unit_price');
    await server.request().delete(`/api/v1/definitions/${defined.id}`).expect(200);
  });

  it('fits data with its columns and no others', async () => {
    const { body: defined } = await add(netRevenue);
    expect(await listed(dataset)).toMatchObject([{ fits: true }]);
    expect(await listed(other)).toMatchObject([{ fits: false }]);
    await add(netRevenue, 409);
    await server.request().delete(`/api/v1/definitions/${defined.id}`).expect(200);
  });

  it.each([
    [{ name: 'x', expression: 'sum(turnover)' }, 'There is no column called turnover.'],
    [{ name: 'x', expression: "read_text('/etc/passwd')" }, 'The formula cannot be read at'],
    [{ name: 'x', expression: 'sum(units); drop table data' }, 'The formula cannot be read at "; drop table".'],
    [{ name: 'units', expression: 'sum(units)' }, 'A column is called units already.'],
    [{ name: '=1+1', expression: 'sum(units)' }, 'A name begins with a letter'],
  ])('is refused in one sentence when it is wrong: %j', async (measure, sentence) => {
    const { body } = await add(measure, 400);
    expect(body.detail).toContain(sentence);
    expect(await listed(dataset)).toEqual([]);
  });
});
