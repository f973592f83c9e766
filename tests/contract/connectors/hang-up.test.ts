import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { skip } from './contract.js';
import { mysqlTarget } from './targets/mysql.js';
import { postgresTarget } from './targets/postgres.js';
import type { RunningTarget } from './target.js';

const IDLE_WITHIN_MILLISECONDS = 500;

describe.each([
  { label: 'PostgreSQL', kind: 'postgres', target: postgresTarget },
  { label: 'MySQL or MariaDB', kind: 'mysql', target: mysqlTarget },
])('a client that hangs up on $label', ({ kind, target }) => {
  let running: RunningTarget | string;
  let server: TestServer;
  let address = '';

  beforeAll(async () => {
    running = await target.start();
    server = await startServer();
    address = `${await server.app.getUrl()}/api/v1`;
  });
  afterAll(async () => {
    await server.stop();
    if (typeof running !== 'string') await running.stop();
  });

  const post = (path: string, body: unknown, signal?: AbortSignal) =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });

  it('leaves the database idle within half a second', async (context: TestContext) => {
    if (typeof running === 'string') return skip(context, running);
    const { activeStatements, queries, settings } = running;
    const { id } = (await (await post('/connections', { name: 'Source', kind, settings })).json()) as { id: string };
    const hangUp = new AbortController();
    const asked = post(`/connections/${id}/query`, { text: queries.slow }, hangUp.signal).catch(() => 'gone');
    while ((await activeStatements()) === 0) await sleep(20);
    hangUp.abort();
    const began = performance.now();
    while ((await activeStatements()) > 0 && performance.now() - began < 5_000) await sleep(10);
    expect(performance.now() - began).toBeLessThan(IDLE_WITHIN_MILLISECONDS);
    expect(await asked).toBe('gone');
  });
});
