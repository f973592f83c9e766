import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import type { Load } from '#shared/contract/connections.js';
import { startServer, type TestServer } from '../../support/server.js';
import { skip } from './contract.js';
import { LONG, LONG_ROWS, orders, ORDERS } from './fixture.js';
import { clickHouseTarget } from './targets/clickhouse.js';
import { mysqlTarget } from './targets/mysql.js';
import { postgresTarget } from './targets/postgres.js';
import type { RunningTarget } from './target.js';

describe.each([
  { label: 'PostgreSQL', target: postgresTarget },
  { label: 'MySQL or MariaDB', target: mysqlTarget },
  { label: 'ClickHouse', target: clickHouseTarget },
])('when $label ends the session in the middle of a load', ({ target }) => {
  let running: RunningTarget | string;
  let server: TestServer;
  let connection = '';

  const get = async <Body>(path: string): Promise<Body> =>
    (await server.request().get(`/api/v1${path}`).expect(200)).body as Body;
  const post = async <Body>(path: string, body: object): Promise<Body> =>
    (await server.request().post(`/api/v1${path}`).send(body).expect(200)).body as Body;

  beforeAll(async () => {
    running = await target.start();
    if (typeof running === 'string') return;
    server = await startServer();
    const saved = { name: 'Source', kind: target.driver.kind, settings: running.settings };
    connection = `/connections/${(await post<{ id: string }>('/connections', saved)).id}`;
  }, 300_000);
  afterAll(async () => {
    await server?.stop();
    if (typeof running !== 'string') await running.stop();
  });

  const source = (context: TestContext): RunningTarget =>
    typeof running === 'string' ? skip(context, running) : running;

  const keptFiles = async (): Promise<string[]> => {
    const names = await readdir(server.folder, { recursive: true });
    return names.filter((name) => /\.(parquet|csv)$|drafts[\\/]./.test(name));
  };

  /** Loads the long table and has the source end every session once rows have come. */
  const brokenLoad = async ({ schema, cut }: RunningTarget): Promise<Load> => {
    let load = await post<Load>(`${connection}/loads`, { table: { schema, name: LONG } });
    while (load.rows === 0 && load.problem === null) {
      await sleep(5);
      load = await get<Load>(`/loads/${load.id}`);
    }
    await cut();
    return get<Load>(`/loads/${load.id}?wait=30`);
  };

  const expectBroken = ({ state, dataset, problem, rows }: Load): void => {
    expect({ state, dataset }).toEqual({ state: 'failed', dataset: null });
    expect(problem).toMatchObject({
      code: 'source-unreachable',
      detail: expect.stringMatching(/^[^\n]+ Nothing was kept\. [^\n]+$/) as string,
    });
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(LONG_ROWS);
  };

  it('the load fails in one sentence and leaves neither a dataset nor a file', async (context) => {
    expectBroken(await brokenLoad(source(context)));
    expect(await keptFiles()).toEqual([]);
  });

  it('a refresh leaves what was loaded before as it was, and the next one works', async (context) => {
    const { schema } = source(context);
    const table = { schema, name: orders.name };
    const { dataset } = await post<Load>(`${connection}/loads?wait=30`, { table });
    const files = await keptFiles();
    expectBroken(await brokenLoad(source(context)));
    expect(await keptFiles()).toEqual(files);
    expect(await get(`/datasets/${dataset!.id}`)).toMatchObject({ id: dataset!.id, rows: ORDERS });
    const again = await post<Load>(`${connection}/loads?wait=30`, { table });
    expect(again).toMatchObject({ state: 'done', rows: ORDERS });
  });
});
