import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '#shared/data/cell.js';
import { startGemini, saying, failing, type GeminiReply, type GeminiStandIn } from '../support/gemini-server.js';
import { startServer, upload, type TestServer } from '../support/server.js';

const orders: Cell[][] = [
  ['Order Date', 'Ship Date', 'Customer ID', 'Region', 'Revenue'],
  ['2025-01-05', '2025-02-01', 1, 'North', 100],
  ['2025-01-20', '2025-02-11', 2, 'South', 250],
  ['2025-02-14', '2025-03-01', 1, 'North', 50],
  ['2025-03-02', '2025-03-09', 3, 'West', 75],
];
const customers: Cell[][] = [
  ['Customer ID', 'Customer', 'Segment'],
  [1, 'Ada', 'Retail'],
  [2, 'Ben', 'Trade'],
  [3, 'Cy', 'Retail'],
];

let server: TestServer;
let dataset: string;
let further: { name: string; dataset: string }[];

const askOn = async (on: TestServer, data: string, params: object, more: object = {}) =>
  (
    await on
      .request()
      .post('/api/v1/analyses/ask/runs?wait=20')
      .send({ dataset: data, params, ...more })
  ).body;
const ask = (params: object, more: object = {}) => askOn(server, dataset, params, more);

beforeAll(async () => {
  server = await startServer();
  dataset = (await upload(server, orders)).id;
  further = [{ name: 'customers', dataset: (await upload(server, customers)).id }];
});
afterAll(() => server.stop());

describe('asking', () => {
  it('asks back what the words leave open, and answers with the choice', async () => {
    const open = await ask({ question: 'revenue by month' });
    expect(open).toMatchObject({
      state: 'failed',
      problem: {
        code: 'ambiguous',
        detail: 'Which date: Order Date or Ship Date?',
        suggestions: ['Order Date', 'Ship Date'],
      },
    });
    const [, ship] = open.problem.choices;
    const { answer } = await ask({ question: 'revenue by month', choices: [ship] });
    expect(answer.result.table.rows).toEqual([
      ['2025-02-01', 350],
      ['2025-03-01', 125],
    ]);
  });

  it('changes the answer before by a follow-up', async () => {
    const question = 'total revenue by region';
    const first = await ask({ question });
    const after = { question, plan: first.answer.result.plan };
    const { answer } = await ask({ question: 'only North', after });
    expect(answer.result.table.rows).toEqual([['North', 150]]);
    expect(answer.result.notes[0]).toBe('Read as a follow-up to "total revenue by region".');
  });

  it.each(['how many rows per region', 'top 2 regions by revenue'])(
    'knows a question that stands for itself, whatever was asked before it: %s',
    async (question) => {
      const first = await ask({ question });
      const after = { question: 'total revenue', plan: first.answer.result.plan };
      expect((await ask({ question, after })).answer.receipt.cached).toBe(true);
    },
  );

  it.each([
    ['no rows match', 'total revenue in 1999', 'no-rows'],
    ['not in the data', 'total salary by region', 'not-in-data'],
    ['not understood', 'qwertz asdf', 'cannot-tell'],
  ])('tells %s from the other reasons', async (_name, question, code) => {
    const { problem } = await ask({ question, choices: [{ words: 'date', table: 'data', column: 'Order Date' }] });
    expect(problem.code).toBe(code);
  });

  it('joins several tables by the keys their names and values tell', async () => {
    const { answer, problem } = await ask({ question: 'total revenue by segment' }, { further });
    expect(problem).toBeNull();
    expect(answer.result.table.rows).toEqual([
      ['Trade', 250],
      ['Retail', 225],
    ]);
    const query = {
      sql: 'select Segment, count(*) as n from data join customers using ("Customer ID") group by 1 order by 1',
    };
    const run = await server
      .request()
      .post('/api/v1/analyses/query/runs?wait=20')
      .send({ dataset, further, params: query });
    expect(run.body.answer.result.table.rows).toEqual([
      ['Retail', 3],
      ['Trade', 1],
    ]);
  });

  it('runs edited SQL under the question, through the gate', async () => {
    const reading = (sql: string) => ({ planner: 'user', plan: null, sql });
    const question = 'total revenue by region';
    const edited = await ask({ question, reading: reading('select max("Revenue") as most from data') });
    expect(edited.answer.result).toMatchObject({ planner: 'user', table: { rows: [[250]] } });
    expect(edited.answer.receipt.query).toBe('select max("Revenue") as most from data');
    const hostile = await ask({ question, reading: reading("select * from read_text('/etc/passwd')") });
    expect(hostile.problem.code).toBe('query-refused');
  });

  it('says that AI is off when a model is asked for', async () => {
    const response = await server
      .request()
      .post('/api/v1/analyses/ask/runs')
      .send({ dataset, params: { question: 'revenue', planner: 'model' } });
    expect(response.body.code).toBe('ai-off');
  });
});

describe('named questions', () => {
  const keep = async (name: string, question: string) => {
    const run = await ask({ question });
    return server.request().post('/api/v1/questions').send({ name, run: run.id });
  };

  it('are kept, found, renamed, asked again and forgotten', async () => {
    const { body: kept } = await keep('Revenue', 'total revenue by region');
    expect(kept).toMatchObject({ name: 'Revenue', question: 'total revenue by region', check: null });
    const found = await server.request().get('/api/v1/questions?q=REVENUE&sort=name');
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([kept.id]);
    expect((await server.request().get('/api/v1/questions?q=nothing')).body.items).toEqual([]);
    const renamed = await server.request().patch(`/api/v1/questions/${kept.id}`).send({ name: 'By region' });
    expect(renamed.body.name).toBe('By region');
    const again = await server.request().post(`/api/v1/questions/${kept.id}/runs`).send({});
    expect(again.body.answer.headline).toBe(kept.headline);
    await server.request().delete(`/api/v1/questions/${kept.id}`).expect(200);
    await server.request().delete(`/api/v1/questions/${kept.id}`).expect(404);
  });

  it('say how many still agree after the data changed', async () => {
    await keep('All', 'total revenue');
    await keep('North', 'total revenue of North');
    const check = async (body: object) => (await server.request().post('/api/v1/questions/checks').send(body)).body;
    expect(await check({})).toMatchObject({ agree: 2, of: 2, sentence: 'All 2 questions still agree.' });
    const changed = orders.map((row) => (row[3] === 'West' ? [...row.slice(0, 4), 76] : row));
    const { id } = await upload(server, changed);
    const report = await check({ dataset: id });
    expect(report).toMatchObject({ agree: 1, of: 2, sentence: '1 of 2 still agree.' });
    const outcomes = report.items.map((item: { name: string; check: { outcome: string } }) => [
      item.name,
      item.check.outcome,
    ]);
    expect(Object.fromEntries(outcomes)).toEqual({ All: 'differs', North: 'agrees' });
    const { id: other } = await upload(server, customers);
    expect((await check({ dataset: other })).items[0].check).toMatchObject({ outcome: 'failed' });
  });

  it('keep only what was answered', async () => {
    const run = await ask({ question: 'total salary by region' });
    const { body } = await server.request().post('/api/v1/questions').send({ name: 'x', run: run.id });
    expect(body.code).toBe('conflict');
  });
});

describe('asking with a language model', () => {
  let model: GeminiStandIn;
  let smart: TestServer;
  let data: string;
  let replies: GeminiReply[] = [];

  const sql = (text: string) => saying({ outcome: 'sql', plan: null, sql: text });
  const plan = {
    select: [
      {
        value: {
          kind: 'aggregate',
          name: 'sum',
          of: { kind: 'column', table: 'data', column: 'Revenue' },
          distinct: false,
        },
        as: 'Revenue',
      },
    ],
    distinct: false,
    from: 'data',
    joins: [],
    where: null,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
    topPerGroup: null,
    combine: null,
  };

  beforeAll(async () => {
    model = await startGemini(() => replies.shift() ?? failing(500, 'INTERNAL'));
    smart = await startServer({ GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: model.url });
    data = (await upload(smart, orders)).id;
  });
  afterAll(async () => {
    await smart.stop();
    await model.close();
  });

  const asked = async (question: string, ...answers: GeminiReply[]) => {
    replies = answers;
    model.requests.length = 0;
    return askOn(smart, data, { question });
  };

  it('runs the typed plan of the model and says which planned', async () => {
    const { answer } = await asked('all the money', saying({ outcome: 'plan', plan: JSON.stringify(plan), sql: null }));
    expect(answer.result).toMatchObject({ planner: 'model', table: { rows: [[475]] } });
    expect(answer.receipt.model).toMatchObject({ purpose: 'Wrote the query', columnNamesSent: 5, rowsSent: 0 });
  });

  it('sends names and types and no cell', async () => {
    await asked('best area', sql('select "Region" from data order by "Revenue" desc limit 1'));
    const sent = JSON.stringify(model.requests.map(({ body }) => body.contents));
    expect(sent).toContain('Ship Date');
    expect(sent).not.toMatch(/North|South|West|250/);
  });

  it('repairs a query with the error of the engine, at most twice', async () => {
    const good = await asked(
      'largest',
      sql('select max(Turnover) from data'),
      sql('select max("Revenue") as most from data'),
    );
    expect(good.answer.result.table.rows).toEqual([[250]]);
    expect(JSON.stringify(model.requests[1]?.body.contents)).toContain('Turnover');
    const bad = sql('select nothing from nowhere');
    const failed = await asked('smallest', bad, bad, bad, bad);
    expect(failed.problem.code).toBe('query-refused');
    expect(model.requests).toHaveLength(3);
  });

  it('tells the model of a failed query no value of a cell', async () => {
    await asked('as dates', sql('select cast("Region" as date) from data'), sql('select count(*) as n from data'));
    const [, second] = model.requests.map(({ body }) => JSON.stringify(body.contents));
    expect(second).toContain('TRY_CAST');
    expect(second).not.toMatch(/North|South|West/);
  });

  it('keeps back values the question did not name, and puts them where the model points', async () => {
    const before = await askOn(smart, data, { question: 'total revenue of north', planner: 'keyless' });
    const after = { question: 'what we had', plan: before.answer.result.plan };
    const refined = sql(`select sum("Revenue") as total from data where "Region" = '(value 1)'`);
    replies = [refined];
    model.requests.length = 0;
    const { answer } = await askOn(smart, data, { question: 'but as one number', after });
    expect(JSON.stringify(model.requests[0]?.body.contents)).not.toContain('North');
    expect(answer.result.table.rows).toEqual([[150]]);
  });

  it.each([
    ['shapes', { like: ['Aaaaa', 'Aaaa'] }],
    ['categories', { like: ['Aaaaa', 'Aaaa'] }],
  ])('sends what the user allows, exactly as it was shown before: %s', async (share, examples) => {
    const question = `which is best, ${share}`;
    const preview = await smart.request().post('/api/v1/asking/preview').send({ dataset: data, question, share });
    replies = [sql('select count(*) as n from data')];
    model.requests.length = 0;
    const { answer } = await askOn(smart, data, { question, share });
    const [{ parts }] = model.requests[0]?.body.contents as [{ parts: [{ text: string }] }];
    expect(parts[0].text).toContain(preview.body.content);
    const { tables } = JSON.parse(preview.body.content) as { tables: { columns: { name: string }[] }[] };
    const region = tables[0]?.columns.find(({ name }) => name === 'Region');
    expect(region).toEqual({ name: 'Region', type: 'text', ...examples });
    expect(answer.receipt.model).toMatchObject({ valuesSent: preview.body.values });
  });

  it('shows the values of a category only where that is allowed, and never a list of names', async () => {
    const cells = [
      ['Tier', 'Person'],
      ...['Gold', 'Gold', 'Silver', 'Silver'].map((tier, index) => [tier, `Person ${'ABCD'[index]}-${index}`]),
    ];
    const { id } = await upload(smart, cells);
    const shown = async (share: string) => {
      const body = { dataset: id, question: 'best', share };
      return (await smart.request().post('/api/v1/asking/preview').send(body)).body.content as string;
    };
    expect(await shown('names')).not.toMatch(/Gold|Aaaa/);
    expect(await shown('shapes')).not.toContain('Gold');
    expect(await shown('categories')).toContain('"values":["Gold","Silver"]');
    expect(await shown('categories')).toContain('"like":["Aaaaaa A-9"]');
  });

  it('lets no hostile query of the model through', async () => {
    const hostile = sql("copy data to '/tmp/x'");
    expect((await asked('save it', hostile, hostile, hostile)).problem.code).toBe('query-refused');
  });

  it('falls back to the rules when the model does not answer, and says so', async () => {
    const { answer } = await asked('total revenue by region', failing(403, 'PERMISSION_DENIED'));
    expect(answer.result.planner).toBe('keyless');
    expect(answer.sentences[0]).toMatch(/^Read by rules: The AI service did not accept/);
    expect(answer.receipt.model).toBeNull();
  });

  it('asks the model once: an equal question is known, a kept one is read as it was kept', async () => {
    const first = await asked('sum it up', sql('select sum("Revenue") as total from data'));
    expect((await asked('sum it up')).answer.receipt.cached).toBe(true);
    expect(model.requests).toHaveLength(0);
    await smart.request().post('/api/v1/questions').send({ name: 'Sum', run: first.id }).expect(200);
    data = (await upload(smart, [...orders, ['2025-04-01', '2025-04-02', 2, 'East', 25]])).id;
    const pinned = await asked('Sum it up?');
    expect(model.requests).toHaveLength(0);
    expect(pinned.answer.result).toMatchObject({ planner: 'model', table: { rows: [[500]] } });
  });
});
