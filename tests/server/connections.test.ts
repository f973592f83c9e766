import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionRoutes } from '#shared/contract/connections.js';
import { startServer, type TestServer } from '../support/server.js';

const ROWS = 20_000;
const CANARY = 'canary-7d21f0';

const makeShop = (file: string): void => {
  const database = new Database(file);
  database.exec('CREATE TABLE orders (id INTEGER PRIMARY KEY, amount DECIMAL(12,2) NOT NULL, status TEXT, note TEXT)');
  const insert = database.prepare('INSERT INTO orders VALUES (?, ?, ?, ?)');
  database.transaction(() => {
    for (let id = 1; id <= ROWS; id += 1)
      insert.run(id, (id % 1_000) / 4, id % 2 ? 'paid' : 'open', id % 10 ? `note ${id}` : null);
  })();
  database.close();
};

const filesBelow = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());

describe('connections over the API', () => {
  const sources = mkdtempSync(path.join(tmpdir(), 'dv-sources-'));
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'dv-data-'));
  let server: TestServer;
  let shop = '';

  const get = (url: string) => server.request().get(`/api/v1${url}`);
  const post = (url: string, body?: object) => server.request().post(`/api/v1${url}`).send(body);

  beforeAll(async () => {
    makeShop(path.join(sources, 'shop.sqlite'));
    server = await startServer({ DV_SQLITE_FOLDER: sources, DV_DATA_FOLDER: dataFolder });
    const created = await post('/connections', {
      name: 'Shop',
      kind: 'sqlite',
      settings: { file: 'shop.sqlite' },
    }).expect(200);
    shop = created.body.id as string;
  });

  afterAll(async () => {
    await server.stop();
    for (const folder of [sources, dataFolder]) rmSync(folder, { recursive: true, force: true });
  });

  it('describes the form of every kind of source', async () => {
    const { items } = connectionRoutes.connectors.response.parse((await get('/connectors').expect(200)).body);
    const postgres = items.find(({ kind }) => kind === 'postgres')!;
    expect(postgres.fields.find(({ name }) => name === 'password')).toMatchObject({ input: 'secret', required: false });
    expect(postgres.fields.find(({ name }) => name === 'port')).toMatchObject({ input: 'number', default: 5_432 });
    expect(postgres.fields.find(({ name }) => name === 'tls')).toMatchObject({
      input: 'choice',
      choices: ['verify', 'encrypt', 'off'],
    });
    expect(postgres.fields.find(({ name }) => name === 'host')).toMatchObject({ required: true, target: true });
  });

  it('tests settings before they are saved, and a connection after', async () => {
    expect(
      (await post('/connections/test', { kind: 'sqlite', settings: { file: 'nope' } }).expect(200)).body,
    ).toMatchObject({ ok: false, failedAt: 'name' });
    expect((await post(`/connections/${shop}/test`).expect(200)).body).toMatchObject({ ok: true, canWrite: false });
  });

  it('browses tables, columns and rows', async () => {
    expect((await get(`/connections/${shop}/tables?q=ORD`).expect(200)).body).toMatchObject({
      total: 1,
      items: [{ name: 'orders' }],
    });
    const table = connectionRoutes.describe.response.parse(
      (await get(`/connections/${shop}/table?name=orders`).expect(200)).body,
    );
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'integer'],
      ['amount', 'number'],
      ['status', 'text'],
      ['note', 'text'],
    ]);
    const rows = (await get(`/connections/${shop}/rows?name=orders&limit=2`).expect(200)).body;
    expect(rows).toMatchObject({
      rows: [
        [1, 0.25, 'paid', 'note 1'],
        [2, 0.5, 'open', 'note 2'],
      ],
      more: true,
    });
  });

  it('runs a reading query and refuses a writing one', async () => {
    const text = 'SELECT status, count(*) AS n FROM orders GROUP BY status ORDER BY status';
    expect((await post(`/connections/${shop}/query`, { text }).expect(200)).body.rows).toEqual([
      ['open', ROWS / 2],
      ['paid', ROWS / 2],
    ]);
    expect((await post(`/connections/${shop}/query`, { text: 'DELETE FROM orders' }).expect(422)).body.code).toBe(
      'query-refused',
    );
  });

  it('profiles a table where it lies', async () => {
    const { body } = await get(`/connections/${shop}/profile?name=orders&mode=sharp`).expect(200);
    const profile = connectionRoutes.profile.response.parse(body);
    expect(profile.rows).toBe(ROWS);
    expect(profile.columns.map(({ nulls }) => nulls)).toEqual([0, 0, 0, ROWS / 10]);
  });

  it('loads a selection as a dataset that analyses can use', async () => {
    const selection = {
      table: { schema: null, name: 'orders' },
      columns: ['id', 'amount'],
      filters: [{ column: 'status', operator: '=', value: 'paid' }],
    };
    const { body } = await post(`/connections/${shop}/loads?wait=30`, selection).expect(200);
    const load = connectionRoutes.startLoad.response.parse(body);
    expect(load).toMatchObject({
      state: 'done',
      rows: ROWS / 2,
      dataset: { source: { kind: 'table', label: 'Shop.orders' }, rows: ROWS / 2 },
    });
    const page = (await get(`/datasets/${load.dataset!.id}/rows?limit=1`).expect(200)).body;
    expect(page.rows).toEqual([[1, 0.25]]);
    expect((await get(`/loads/${load.id}`).expect(200)).body.state).toBe('done');
  });

  it('says in the load what went wrong', async () => {
    const { body } = await post(`/connections/${shop}/loads?wait=30`, {
      table: { schema: null, name: 'nothing' },
    }).expect(200);
    expect(body).toMatchObject({ state: 'failed', problem: { code: 'not-found' }, dataset: null });
  });

  it('keeps secrets to itself: not in answers, errors or any file', async () => {
    const settings = { host: '127.0.0.1', port: 1, database: 'd', user: 'u', password: CANARY, tls: 'off' };
    const created = await post('/connections', { name: 'Secret', kind: 'postgres', settings }).expect(200);
    const id = created.body.id as string;
    const answers = [
      created.text,
      (await get('/connections').expect(200)).text,
      (await post(`/connections/${id}/test`).expect(200)).text,
      (await get(`/connections/${id}/tables`).expect(502)).text,
      (
        await post('/connections', {
          name: 'x',
          kind: 'postgres',
          settings: { ...settings, host: 5, nonsense: 1 },
        }).expect(400)
      ).text,
      (await post('/connections/test', { kind: 'postgres', settings: { ...settings, port: CANARY } }).expect(400)).text,
    ];
    expect(answers.join('')).not.toContain(CANARY);
    expect(created.body.secrets).toMatchObject([{ field: 'password' }]);
    for (const file of filesBelow(dataFolder))
      expect([file, readFileSync(file).includes(CANARY)]).toEqual([file, false]);
  });

  it('forgets secrets when the server or account changes, and keeps them for other changes', async () => {
    const settings = { host: '127.0.0.1', port: 1, database: 'd', user: 'u', password: 'x', tls: 'off' };
    const { id } = (await post('/connections', { name: 'Moving', kind: 'postgres', settings }).expect(200)).body as {
      id: string;
    };
    const change = (body: object) => server.request().patch(`/api/v1/connections/${id}`).send(body).expect(200);
    expect((await change({ name: 'Renamed', settings: { database: 'e' } })).body.secrets).toHaveLength(1);
    expect((await change({ settings: { host: '10.0.0.9' } })).body.secrets).toEqual([]);
    expect((await change({ settings: { host: '10.0.0.8', password: 'y' } })).body.secrets).toHaveLength(1);
    await server.request().delete(`/api/v1/connections/${id}`).expect(204);
    await server.request().delete(`/api/v1/connections/${id}`).expect(404);
  });

  it('answers unknown ids and malformed settings in kind', async () => {
    await get('/connections/00000000-0000-4000-8000-000000000000/tables').expect(404);
    await get('/connections/not-an-id/tables').expect(400);
    await get('/loads/00000000-0000-4000-8000-000000000000').expect(404);
    await post('/connections', { name: 'x', kind: 'dbase', settings: {} }).expect(404);
    for (const settings of [[], 'x', null, { file: {} }, { file: ['a'] }, { file: 'a', extra: 'b' }]) {
      expect((await post('/connections', { name: 'x', kind: 'sqlite', settings })).status).toBe(400);
    }
  });
});
