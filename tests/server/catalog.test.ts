import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogRoutes, type CatalogEntry } from '#shared/contract/catalog.js';
import { connectionRoutes } from '#shared/contract/connections.js';
import { datasetRoutes } from '#shared/contract/datasets.js';
import { startServer, type TestServer } from '../support/server.js';

const makeShop = (file: string): Database.Database => {
  const database = new Database(file);
  database.exec(`
    CREATE TABLE orders (id INTEGER PRIMARY KEY, amount DECIMAL(12,2) NOT NULL, status TEXT);
    CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT);
    INSERT INTO orders VALUES (1, 10.5, 'paid'), (2, 20, 'open'), (3, 30, NULL);
  `);
  return database;
};

describe('the data catalog', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-catalog-'));
  let database: Database.Database;
  let server: TestServer;
  let shop = '';

  const get = async (url: string) => (await server.request().get(`/api/v1${url}`).expect(200)).body as unknown;
  const post = async (url: string, body?: object) =>
    (await server.request().post(`/api/v1${url}`).send(body).expect(200)).body as unknown;
  const list = async (query = '') => catalogRoutes.list.response.parse(await get(`/catalog?${query}`));
  const open = async (id: string) => catalogRoutes.get.response.parse(await get(`/catalog/${id}`));
  const edit = async ({ id }: CatalogEntry, body: object) =>
    catalogRoutes.edit.response.parse(
      (await server.request().patch(`/api/v1/catalog/${id}`).send(body).expect(200)).body,
    );
  const named = async (name: string, kind: string) =>
    (await list(`q=${name}&kind=${kind}`)).items.find((entry) => entry.name === name)!;
  const load = async () =>
    connectionRoutes.startLoad.response.parse(
      await post(`/connections/${shop}/loads?wait=30`, { table: { schema: null, name: 'orders' } }),
    );

  beforeAll(async () => {
    database = makeShop(path.join(folder, 'shop.sqlite'));
    server = await startServer({ DV_SQLITE_FOLDER: folder });
    const made = await post('/connections', { name: 'Shop', kind: 'sqlite', settings: { file: 'shop.sqlite' } });
    shop = (made as { id: string }).id;
  });

  afterAll(async () => {
    await server.stop();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists a connection as soon as it is saved', async () => {
    expect((await list()).items).toMatchObject([{ kind: 'connection', name: 'Shop', connection: { kind: 'sqlite' } }]);
  });

  it('learns tables and columns by a scan', async () => {
    expect(await post(`/catalog/connections/${shop}/scan`)).toEqual({ described: 2, total: 2 });
    expect((await list('kind=table')).items.map(({ name }) => name)).toEqual(['customers', 'orders']);
    const { columns } = await open((await named('orders', 'table')).id);
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'integer'],
      ['amount', 'number'],
      ['status', 'text'],
    ]);
  });

  it('keeps what people wrote when the source is read again', async () => {
    const orders = await named('orders', 'table');
    await edit(orders, { description: 'One line per order', tags: ['sales', 'core', 'sales'], owner: 'Ann' });
    await post(`/catalog/connections/${shop}/scan`);
    const { entry } = await open(orders.id);
    expect(entry).toMatchObject({ description: 'One line per order', tags: ['core', 'sales'], owner: 'Ann' });
    expect(entry.editedAt).not.toBeNull();
  });

  it('finds entries by any word and by tag, and never by a wildcard', async () => {
    const status = await named('status', 'column');
    await edit(status, { tags: ['100%'], description: 'Where the order stands' });
    expect((await list('q=stands')).items.map(({ name }) => name)).toEqual(['status']);
    expect((await list('tag=100%25')).items.map(({ name }) => name)).toEqual(['status']);
    expect((await list('tag=10')).items).toEqual([]);
    expect((await list('q=%25')).items.map(({ name }) => name)).toEqual(['status']);
    expect((await list()).tags).toEqual([
      { tag: '100%', entries: 1 },
      { tag: 'core', entries: 1 },
      { tag: 'sales', entries: 1 },
    ]);
  });

  it('keeps the facts of the last profile', async () => {
    await get(`/connections/${shop}/profile?name=orders`);
    const { columns } = await open((await named('orders', 'table')).id);
    expect(columns.find(({ name }) => name === 'status')?.facts).toMatchObject({
      rows: 3,
      nulls: 1,
      certainty: 'exact',
    });
    expect((await named('orders', 'table')).rows).toBe(3);
  });

  it('tells where a table is used: its loads and the analyses of their data', async () => {
    const { dataset, id } = await load();
    await post(`/analyses/profile/runs?wait=30`, { dataset: dataset!.id, params: {} });
    const { uses } = await open((await named('orders', 'table')).id);
    expect(uses).toMatchObject([{ loadId: id, rows: 3, runs: [{ analysis: 'profile' }] }]);
    expect((await open((await named('customers', 'table')).id)).uses).toEqual([]);
  });

  it('forgets columns that are gone, and a connection with everything of it', async () => {
    database.exec('ALTER TABLE customers DROP COLUMN email');
    await get(`/connections/${shop}/table?name=customers`);
    const { columns } = await open((await named('customers', 'table')).id);
    expect(columns.map(({ name }) => name)).toEqual(['id']);
    const other = (await post('/connections', {
      name: 'Other',
      kind: 'sqlite',
      settings: { file: 'shop.sqlite' },
    })) as {
      id: string;
    };
    await post(`/catalog/connections/${other.id}/scan`);
    await server.request().delete(`/api/v1/connections/${other.id}`).expect(204);
    expect((await list(`connection=${other.id}`)).total).toBe(0);
  });

  it('answers what it does not know, or cannot take, in kind', async () => {
    await server.request().get('/api/v1/catalog/nothing').expect(404);
    const { id } = await named('orders', 'table');
    await server
      .request()
      .patch(`/api/v1/catalog/${id}`)
      .send({ tags: [''] })
      .expect(400);
    await server.request().get('/api/v1/catalog?order=colour').expect(400);
  });

  it('tells which rows a later load added, removed or changed', async () => {
    const before = (await load()).dataset!.id;
    database.exec("UPDATE orders SET status = 'open' WHERE id = 3; DELETE FROM orders WHERE id = 1");
    database.exec("INSERT INTO orders VALUES (4, 40, 'paid'), (5, 50, 'paid')");
    const after = (await load()).dataset!.id;
    const key = encodeURIComponent('["id"]');
    const changes = async (query: string) =>
      datasetRoutes.changes.response.parse(await get(`/datasets/${after}/changes/${before}${query}`));
    expect(await changes(`?key=${key}`)).toEqual({
      added: 2,
      removed: 1,
      changed: 1,
      unchanged: 1,
      columns: [{ name: 'status', rows: 1 }],
      columnsAdded: [],
      columnsRemoved: [],
    });
    expect(await changes('')).toMatchObject({ added: 3, removed: 2, changed: null, unchanged: 1 });
    const refused = await server.request().get(`/api/v1/datasets/${after}/changes/${before}?key=id`).expect(400);
    expect(refused.body.detail).toContain('The key must be a JSON array of at most 100 column names');
  });

  it('compares a load whose columns changed, and one whose key no longer names a row', async () => {
    const before = (await load()).dataset!.id;
    database.exec("ALTER TABLE orders ADD COLUMN note TEXT; UPDATE orders SET note = 'x' WHERE id = 2");
    const after = (await load()).dataset!.id;
    const changes = async (key: string) =>
      datasetRoutes.changes.response.parse(
        await get(`/datasets/${after}/changes/${before}?key=${encodeURIComponent(key)}`),
      );
    expect(await changes('["id"]')).toMatchObject({ added: 0, removed: 0, changed: 0, columnsAdded: ['note'] });
    expect(await changes('["status"]')).toMatchObject({ changed: null, added: 0, removed: 0 });
  });
});
