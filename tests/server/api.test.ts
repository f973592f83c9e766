import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { startServer, upload, type TestServer } from '../support/server.js';

const POSTGRES = process.env.PG_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

const reachable = async (url: string): Promise<boolean> => {
  const source = new DataSource({ type: 'postgres', url, connectTimeoutMS: 2_000 });
  return source.initialize().then(
    () => source.destroy().then(() => true),
    () => false,
  );
};

const inPostgres = async (statement: string): Promise<void> => {
  const source = await new DataSource({ type: 'postgres', url: POSTGRES }).initialize();
  await source.query(statement);
  await source.destroy();
};

const DATABASE = 'dv_test_api';

const databases = [
  { name: 'SQLite', prepare: async () => ({}), clear: async () => undefined, available: true },
  {
    name: 'PostgreSQL',
    prepare: async () => {
      await inPostgres(`DROP DATABASE IF EXISTS ${DATABASE}`);
      await inPostgres(`CREATE DATABASE ${DATABASE}`);
      const url = new URL(POSTGRES);
      url.pathname = `/${DATABASE}`;
      return { DATABASE_URL: url.href };
    },
    clear: () => inPostgres(`DROP DATABASE IF EXISTS ${DATABASE}`),
    available: await reachable(POSTGRES),
  },
];

const orders = [
  ['Order ID', 'Order Date', 'Region', 'Units'],
  ['SO-1', 45_292, 'North', 3],
  ['SO-2', 45_323, 'South', 5],
  ['SO-3', 45_323, 'North', ''],
  ['SO-4', 45_352, 'West', 7],
];

const formats = [null, 'dd.mm.yyyy', null, '0'];

describe.each(databases)('the API on $name', ({ name, prepare, clear, available }) => {
  // Without a PostgreSQL at PG_URL or 127.0.0.1:5432 its half cannot be shown.
  describe.skipIf(!available)(`with ${name}`, () => {
    let server: TestServer;

    beforeAll(async () => {
      server = await startServer(await prepare());
    });
    afterAll(async () => {
      await server.stop();
      await clear();
    });

    it('tells that it lives, is ready, and which version it is', async () => {
      expect((await server.request().get('/health/live').expect(200)).body).toEqual({ status: 'live' });
      expect((await server.request().get('/health/ready').expect(200)).body).toMatchObject({ database: true });
      expect((await server.request().get('/version').expect(200)).body.version).toMatch(/^\d+\.\d+\.\d+$/);
    });

    it('turns an uploaded range into a dataset named by its content', async () => {
      const { id, response } = await upload(server, orders, { formats, chunkRows: 2 });
      expect(response.body).toMatchObject({ id, rows: 4, name: 'Orders' });
      expect(response.body.columns.map((column: { name: string; type: string }) => [column.name, column.type])).toEqual(
        [
          ['Order ID', 'text'],
          ['Order Date', 'date'],
          ['Region', 'text'],
          ['Units', 'integer'],
        ],
      );
      const page = await server.request().get(`/api/v1/datasets/${id}/rows?limit=2&offset=1`).expect(200);
      expect(page.body.rows).toEqual([
        ['SO-2', '2024-02-01', 'South', 5],
        ['SO-3', '2024-02-01', 'North', null],
      ]);
      expect(page.body.totalRows).toBe(4);
    });

    it('answers a run with its receipt, and the same run again from the cache', async () => {
      const { id } = await upload(server, orders, { formats });
      const ask = () =>
        server
          .request()
          .post('/api/v1/analyses/query/runs?wait=20')
          .send({ dataset: id, params: { sql: 'select Region, sum(Units) as units from data group by 1 order by 1' } })
          .expect(200);
      const first = (await ask()).body;
      expect(first).toMatchObject({ state: 'done', problem: null });
      expect(first.answer.result.table.rows).toEqual([
        ['North', 3],
        ['South', 5],
        ['West', 7],
      ]);
      expect(first.answer.receipt).toMatchObject({
        analysis: 'query',
        dataset: id,
        rowsRead: 4,
        cached: false,
        runId: first.id,
      });
      const second = (await ask()).body;
      expect(second.answer.receipt).toMatchObject({ cached: true, runId: second.id });
      expect(second.answer.result).toEqual(first.answer.result);
      expect(second.answer.tables).toEqual(first.answer.tables);
    });

    it('lists runs newest first, in pages, and finds them by their words', async () => {
      const page = (await server.request().get('/api/v1/runs?limit=1').expect(200)).body;
      expect(page.items).toHaveLength(1);
      expect(page.items[0]).not.toHaveProperty('answer');
      const next = (await server.request().get(`/api/v1/runs?limit=1&cursor=${page.nextCursor}`).expect(200)).body;
      expect(next.items[0].id < page.items[0].id).toBe(true);
      expect((await server.request().get('/api/v1/runs?q=no%25such').expect(200)).body.items).toEqual([]);
      expect((await server.request().get('/api/v1/runs?q=QUERY').expect(200)).body.items.length).toBeGreaterThan(0);
    });

    it('says why a run failed, in one sentence, without a stack', async () => {
      const { id } = await upload(server, orders, { formats });
      const run = await server
        .request()
        .post('/api/v1/analyses/query/runs?wait=20')
        .send({ dataset: id, params: { sql: 'select nope from data' } })
        .expect(200);
      expect(run.body).toMatchObject({ state: 'failed', answer: null });
      expect(run.body.problem).toMatchObject({ code: 'query-failed', detail: expect.stringContaining('nope') });
      expect(JSON.stringify(run.body)).not.toMatch(/\.ts:|\.js:|node_modules/);
    });

    it('computes a batch of functions: each call its matrix or its own error', async () => {
      const { id } = await upload(server, orders, { formats });
      const call = (callId: string, name: string, ...args: unknown[]) => ({
        id: callId,
        function: name,
        arguments: args,
      });
      const values = Array.from({ length: 36 }, (_, month) => [100 + month]);
      const response = await server
        .request()
        .post('/api/v1/functions/batch')
        .send({
          calls: [
            call('a', 'FORECAST', { values }, null, 3),
            call('b', 'FORECAST', { values }, null, 3),
            call('c', 'QUERY', { dataset: id }, 'select count(*) as n from data where Units > 0.15 or Units is null'),
            call('d', 'FORECAST', { values }, null, 'soon'),
            call('e', 'NOPE'),
            call('f', 'STATUS'),
            call('g', 'QUERY', { dataset: '0'.repeat(64) }, 'select 1'),
          ],
        })
        .expect(200);
      const byId = Object.fromEntries(response.body.results.map((result: { id: string }) => [result.id, result]));
      expect(byId.a.values).toHaveLength(4);
      expect(byId.b.values).toEqual(byId.a.values);
      expect(byId.c.values).toEqual([['n'], [4]]);
      expect(byId.d.error).toMatchObject({ code: 'invalid-input', detail: expect.stringContaining('horizon') });
      expect(byId.e.error.code).toBe('not-found');
      expect(byId.f.values[0][0]).toContain('Ready');
      expect(byId.g.error.code).toBe('dataset-unknown');
      expect(response.body.unknownDatasets).toEqual(['0'.repeat(64)]);
    });

    it.each([
      ['an unknown address', 'get', '/api/v1/nothing', undefined, 404, 'not-found'],
      ['an unknown dataset', 'get', `/api/v1/datasets/${'0'.repeat(64)}`, undefined, 404, 'dataset-unknown'],
      ['a malformed id', 'get', '/api/v1/datasets/..%2f..%2fetc', undefined, 400, 'invalid-input'],
      ['an unknown analysis', 'post', '/api/v1/analyses/magic/runs', { dataset: '0'.repeat(64) }, 404, 'not-found'],
      ['a body of another shape', 'post', '/api/v1/analyses/query/runs', { dataset: { $ne: 1 } }, 400, 'invalid-input'],
      [
        'a range that is too large',
        'post',
        '/api/v1/datasets/uploads',
        {
          rows: 1_048_576,
          columns: 16_384,
          headers: null,
          name: 'x',
          source: { kind: 'range', label: 'x' },
          chunks: 9,
        },
        413,
        'too-large',
      ],
      ['a text that is not JSON', 'post', '/api/v1/functions/batch', '{"calls":', 400, 'invalid-input'],
    ] as const)('refuses %s as problem+json with a request id', async (_case, method, url, body, status, code) => {
      const request = server.request()[method](url).set('content-type', 'application/json');
      const response = await (body === undefined ? request : request.send(body as object));
      expect(response.status).toBe(status);
      expect(response.headers['content-type']).toContain('application/problem+json');
      expect(response.body).toMatchObject({ status, code, requestId: response.headers['x-request-id'] });
    });

    it('forgets a cancelled upload, and refuses to finish one with chunks missing', async () => {
      const source = { kind: 'range', label: 'Orders!A1:B2' };
      const announcement = { rows: 2, columns: 2, headers: true, name: 'Orders', source, chunks: 2 };
      const { uploadId } = (await server.request().post('/api/v1/datasets/uploads').send(announcement)).body;
      const incomplete = await server.request().post(`/api/v1/datasets/uploads/${uploadId}/complete`);
      expect(incomplete.body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('2 of 2') });
      await server.request().delete(`/api/v1/datasets/uploads/${uploadId}`).expect(204);
      await server.request().post(`/api/v1/datasets/uploads/${uploadId}/complete`).expect(404);
    });

    it('describes itself in OpenAPI 3.1, every route with its schemas', async () => {
      const { body } = await server.request().get('/openapi.json').expect(200);
      expect(body.openapi).toBe('3.1.0');
      expect(Object.keys(body.paths)).toEqual(
        expect.arrayContaining(['/api/v1/functions/batch', '/api/v1/analyses/{analysis}/runs', '/health/ready']),
      );
      const start = body.paths['/api/v1/analyses/{analysis}/runs'].post;
      expect(start.requestBody.content['application/json'].schema.properties).toHaveProperty('dataset');
      expect(start.responses['200'].content['application/json'].schema.properties).toHaveProperty('answer');
    });
  });
});
