import pg from 'pg';
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { testName } from '../../support/servers/names.js';
import { findPostgres, type PostgresServer } from '../../support/servers/postgres.js';
import { skip } from './contract.js';

const name = testName();
let found: PostgresServer | string;
let admin: pg.Client | undefined;
let server: TestServer;
let connection = '';

/** Two tables the account may see; one of them it may not read, of a third it may read one column. */
const tables = `
  CREATE TABLE open_orders (region text, amount integer); INSERT INTO open_orders VALUES ('North', 100), ('South', 250);
  CREATE TABLE salaries (region text, salary integer); INSERT INTO salaries VALUES ('North', 4711);
  CREATE TABLE partly (region text, bonus integer); INSERT INTO partly VALUES ('North', 815);
  GRANT SELECT ON open_orders TO ${name}; GRANT SELECT (region) ON partly TO ${name};`;

beforeAll(async () => {
  found = await findPostgres();
  if (typeof found === 'string') return;
  admin = new pg.Client({ connectionString: found.url.href });
  await admin.connect();
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret'`);
  await admin.query(`CREATE DATABASE ${name}`);
  const { hostname: host, port, username: user, password } = found.url;
  const owner = new pg.Client({ host, port: Number(port), user, password, database: name });
  await owner.connect();
  await owner.query(tables);
  await owner.end();
  server = await startServer();
  const settings = { host, port: Number(port), database: name, user: name, password: 'secret', tls: 'off' };
  const { body } = await server
    .request()
    .post('/api/v1/connections')
    .send({ name: 'Source', kind: 'postgres', settings })
    .expect(200);
  connection = body.id;
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await admin?.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin?.query(`DROP ROLE ${name}`);
  await admin?.end();
  if (typeof found !== 'string') await found?.stop();
});

const ask = async (context: TestContext, question: string, table: string) => {
  if (typeof found === 'string') return skip(context, found);
  const tables = [{ schema: 'public', name: table }];
  return server.request().post(`/api/v1/connections/${connection}/ask`).send({ question, tables });
};

it('answers over what the account may read', async (context) => {
  const { body } = await ask(context, 'total amount by region', 'open_orders');
  expect(body.tables[0].rows).toContainEqual(['North', 100]);
});

for (const table of ['salaries', 'partly'])
  it(`says that the account may not read ${table}, and nothing of what stands there`, async (context) => {
    const { status, body } = await ask(context, 'total salary by region', table);
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining(`You may not read ${table}`) });
    expect(JSON.stringify(body)).not.toMatch(/4711|815/);
  });

it('tells a table that is not there from one that may not be read', async (context) => {
  const { body } = await ask(context, 'total salary by region', 'nowhere');
  expect(body.code).toBe('not-found');
});
