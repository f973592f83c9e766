import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import type { Load } from '#shared/contract/connections.js';
import { startServer, type TestServer } from '../../support/server.js';
import { skip } from './contract.js';
import { ENDLESS, MANY } from './fixture.js';
import { clickHouseTarget } from './targets/clickhouse.js';
import { mysqlTarget } from './targets/mysql.js';
import { postgresTarget } from './targets/postgres.js';
import type { RunningTarget } from './target.js';

/** Long enough that what is still at work is the statement that never ends, and not one that looks up names. */
const AT_WORK_MILLISECONDS = 400;

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

type Way = (source: { readonly schema: string | null; readonly slow: string }) => Request;

const get = (path: string): Request => ({ method: 'GET', path });
const post = (path: string, body: unknown): Request => ({ method: 'POST', path, body });

const tableQuery = (schema: string | null, name = ENDLESS): string =>
  new URLSearchParams({ name, ...(schema === null ? {} : { schema }) }).toString();

const analysis =
  (name: string, params: Record<string, unknown>): Way =>
  ({ schema }) =>
    post(`/analyses/${name}`, { table: { schema, name: ENDLESS }, params });

/** Every route that runs statements over the rows of a source. */
const ways: Record<string, Way> = {
  'a query': ({ slow }) => post('/query', { text: slow }),
  'a preview': ({ schema }) => get(`/rows?${tableQuery(schema)}`),
  'a first profile': ({ schema }) => get(`/profile?mode=fast&${tableQuery(schema)}`),
  'a sharp profile': ({ schema }) => get(`/profile?mode=sharp&${tableQuery(schema)}`),
  'a question': ({ schema }) =>
    post('/ask', { question: 'total effort by status', tables: [{ schema, name: ENDLESS }] }),
  'a change': analysis('change', { measure: 'effort', by: 'status', before: 'new', after: 'done' }),
  'a comparison': analysis('compare', { first: 'effort', by: 'status' }),
  'a search for drivers': analysis('drivers', { target: 'effort', drivers: ['quantity', 'price'] }),
  'a search for root causes': analysis('rootcause', {
    measure: 'effort',
    baseline: 'quantity',
    dimensions: ['status'],
  }),
  'a load': ({ schema }) => post('/loads?wait=30', { table: { schema, name: ENDLESS } }),
};

describe.each([
  { label: 'PostgreSQL', target: postgresTarget, milliseconds: 500 },
  { label: 'MySQL or MariaDB', target: mysqlTarget, milliseconds: 500 },
  // It looks ten times a second for its client, between blocks, while the statement has all cores.
  { label: 'ClickHouse', target: clickHouseTarget, milliseconds: 2_000 },
])('$label is idle within $milliseconds ms', ({ target, milliseconds: within }) => {
  let running: RunningTarget | string;
  let server: TestServer;
  let address = '';
  let connection = '';

  const send = ({ method, path, body }: Request, signal?: AbortSignal): Promise<Response> =>
    fetch(address + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });

  beforeAll(async () => {
    running = await target.start();
    if (typeof running === 'string') return;
    server = await startServer({ DV_WORKERS: '2' });
    address = `${await server.app.getUrl()}/api/v1`;
    const saved = { name: 'Source', kind: target.driver.kind, settings: running.settings };
    const { id } = (await (await send(post('/connections', saved))).json()) as { id: string };
    connection = `/connections/${id}`;
  }, 300_000);
  afterAll(async () => {
    await server?.stop();
    if (typeof running !== 'string') await running.stop();
  });

  const source = (context: TestContext): RunningTarget =>
    typeof running === 'string' ? skip(context, running) : running;

  const atSource = (request: Request): Request => ({ ...request, path: connection + request.path });

  const untilAtWork = async ({ activeStatements }: RunningTarget, gone: () => string | null): Promise<void> => {
    for (let since = performance.now(); performance.now() - since < AT_WORK_MILLISECONDS;) {
      if (gone() !== null) throw new Error(`The request ended by itself: ${gone()}`);
      if ((await activeStatements()) === 0) since = performance.now();
      await sleep(20);
    }
  };

  const expectIdle = async ({ activeStatements }: RunningTarget): Promise<void> => {
    const began = performance.now();
    while ((await activeStatements()) > 0 && performance.now() - began < 5_000) await sleep(10);
    expect(performance.now() - began).toBeLessThan(within);
    await sleep(200);
    expect(await activeStatements()).toBe(0);
  };

  const expectNothingKept = async (): Promise<void> => {
    const names = await readdir(server.folder, { recursive: true });
    expect(names.filter((name) => /(drafts[\\/].|\.parquet$|\.csv$)/.test(name))).toEqual([]);
  };

  for (const [name, way] of Object.entries(ways))
    it(`when the client of ${name} is gone`, async (context) => {
      const { schema, queries } = source(context);
      const hangUp = new AbortController();
      let ended: string | null = null;
      const asked = send(atSource(way({ schema, slow: queries.slow })), hangUp.signal).then(
        async (response) => (ended = await response.text()),
        () => 'gone',
      );
      await untilAtWork(source(context), () => ended);
      hangUp.abort();
      await expectIdle(source(context));
      expect(await asked).toBe('gone');
      await expectNothingKept();
    });

  it('at whatever moment of a sharp profile the client goes', async (context) => {
    const { schema } = source(context);
    const path = `${connection}/profile?mode=sharp&${tableQuery(schema, MANY)}`;
    for (const milliseconds of [5, 30, 80, 150, 300, 600, 1_000]) {
      const hangUp = new AbortController();
      const asked = send(get(path), hangUp.signal).catch(() => null);
      await sleep(milliseconds);
      hangUp.abort();
      await expectIdle(source(context));
      await asked;
    }
  });

  const started = async ({ schema }: RunningTarget): Promise<Load> => {
    const request = post('/loads', { table: { schema, name: ENDLESS } });
    return (await (await send(atSource(request))).json()) as Load;
  };

  it('when the client that follows a load is gone, and the load says so', async (context) => {
    const { id } = await started(source(context));
    const hangUp = new AbortController();
    const followed = send(get(`/loads/${id}?wait=30`), hangUp.signal).catch(() => 'gone');
    await untilAtWork(source(context), () => null);
    hangUp.abort();
    await expectIdle(source(context));
    expect(await followed).toBe('gone');
    expect(await (await send(get(`/loads/${id}?wait=30`))).json()).toMatchObject({ state: 'cancelled', dataset: null });
    await expectNothingKept();
  });

  it('but works on while another client follows the load', async (context) => {
    const { id } = await started(source(context));
    const [first, second] = [new AbortController(), new AbortController()];
    const followed = [first, second].map(({ signal }) => send(get(`/loads/${id}?wait=30`), signal).catch(() => 'gone'));
    await untilAtWork(source(context), () => null);
    first.abort();
    await sleep(within);
    expect(await source(context).activeStatements()).toBeGreaterThan(0);
    second.abort();
    await expectIdle(source(context));
    expect(await Promise.all(followed)).toEqual(['gone', 'gone']);
  });

  it('when a load is cancelled', async (context) => {
    const { id } = await started(source(context));
    await untilAtWork(source(context), () => null);
    const cancelling = fetch(`${address}/loads/${id}`, { method: 'DELETE' });
    await expectIdle(source(context));
    expect(await (await cancelling).json()).toMatchObject({ state: 'cancelled', dataset: null });
    await expectNothingKept();
  });
});
