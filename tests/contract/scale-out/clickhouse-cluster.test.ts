import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import type { Connection } from '#server/modules/connectors/connector.js';
import { clickhouse } from '#server/modules/connectors/drivers/clickhouse/driver.js';
import { startClickHouseCluster, type ClickHouseCluster } from '../../support/servers/clickhouse-cluster.js';
import { startServer } from '../../support/server.js';
import { skip } from '../connectors/contract.js';
import { rejection, rowsOf } from '../connectors/promises/helpers.js';
import { openEnvironment } from '../connectors/targets/environment.js';

const ROWS = 5_000_000;
const orders = { schema: 'shop', name: 'orders' };
const limits = { maxRows: 1_000, timeoutMilliseconds: 60_000 };
const slow = 'SELECT sum(length(hex(SHA256(repeat(toString(id), 300))))) AS n FROM shop.orders';

describe('ClickHouse as a cluster of three nodes', () => {
  let cluster: ClickHouseCluster | string;
  const opened: Connection[] = [];

  beforeAll(async () => {
    cluster = await startClickHouseCluster(ROWS);
  }, 300_000);
  beforeEach(async () => {
    if (typeof cluster !== 'string') await cluster.recover();
  }, 60_000);
  afterEach(() => Promise.all(opened.splice(0).map((connection) => connection.close())));
  afterAll(async () => {
    if (typeof cluster !== 'string') await cluster.stop();
  });

  const settingsOf = ({ nodes }: ClickHouseCluster) => {
    const address = { host: '127.0.0.1', port: nodes[0]!.httpPort };
    return { ...address, database: 'shop', user: 'default', password: '', tls: 'off' };
  };
  const open = (running: ClickHouseCluster): Connection => {
    const connection = clickhouse.open(clickhouse.settings.parse(settingsOf(running)), openEnvironment());
    opened.push(connection);
    return connection;
  };
  const onCluster = (name: string, work: (running: ClickHouseCluster) => Promise<void>): void => {
    it(name, (context: TestContext) => (typeof cluster === 'string' ? skip(context, cluster) : work(cluster)), 120_000);
  };

  onCluster('holds five million rows, a third on every node', async (running) => {
    const { batch } = await open(running).query(
      'SELECT _shard_num AS shard, count() AS n FROM orders GROUP BY shard ORDER BY shard',
      limits,
    );
    const counts = rowsOf(batch).map(([, count]) => Number(count));
    expect(counts).toHaveLength(3);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ROWS);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(2);
  });

  onCluster('profiles on the nodes: no row but those of the sample comes to the first one', async (running) => {
    const began = performance.now();
    const profile = await open(running).profile(orders, { mode: 'sharp' });
    expect(profile.rows).toBe(ROWS);
    expect(profile.columns.find(({ name }) => name === 'note')!.nulls).toBe(ROWS / 10);
    expect(profile.columns.find(({ name }) => name === 'region')!.distinct).toEqual({ count: 4, certainty: 'exact' });
    expect(Math.abs(profile.columns.find(({ name }) => name === 'id')!.distinct!.count / ROWS - 1)).toBeLessThan(0.05);
    expect(performance.now() - began).toBeLessThan(60_000);
    const plan = await running.admin(0).query({ query: `EXPLAIN ${profile.statements[0]!}`, format: 'TabSeparated' });
    expect(await plan.text()).toMatch(/MergingAggregated[\s\S]*ReadFromRemote/);
  });

  onCluster('answers a question from all nodes', async (running) => {
    const server = await startServer();
    try {
      const connection = { name: 'Cluster', kind: 'clickhouse', settings: settingsOf(running) };
      const created = await server.request().post('/api/v1/connections').send(connection).expect(200);
      const { id } = created.body as { id: string };
      const { body } = await server
        .request()
        .post(`/api/v1/connections/${id}/ask`)
        .send({ question: 'total quantity by region', tables: [orders] })
        .expect(200);
      const { tables, receipt } = body as Answer;
      const quantity = tables[0]!.rows.reduce((sum, [, value]) => sum + Number(value), 0);
      expect(tables[0]!.rows).toHaveLength(4);
      expect(quantity).toBe((ROWS / 20) * 190);
      expect(receipt).toMatchObject({ rowsRead: ROWS, rowsUsed: ROWS });
    } finally {
      await server.stop();
    }
  });

  onCluster(
    'says in one sentence that a node died in mid-query, and answers again when it is back',
    async (running) => {
      const asked = rejection(open(running).query(slow, limits));
      await sleep(700);
      await running.nodes[2]!.kill();
      const error = await asked;
      expect([error.code, error.detail]).toEqual(['source-unreachable', expect.stringMatching(/^[^\n]*$/)]);
      await running.recover();
      const { batch } = await open(running).query('SELECT count() AS n FROM orders', limits);
      expect(rowsOf(batch).map(([count]) => Number(count))).toEqual([ROWS]);
    },
  );

  onCluster('never gives a part for the whole while a node is away', async (running) => {
    await running.nodes[1]!.kill();
    const error = await rejection(open(running).query('SELECT count() AS n FROM orders', limits));
    expect([error.code, error.detail]).toEqual(['source-unreachable', expect.stringMatching(/^[^\n]*$/)]);
    await running.recover();
    const read = async (): Promise<number> => {
      let rows = 0;
      for await (const batch of open(running).stream(
        { table: orders, columns: null, filters: [], maxRows: null },
        { batchRows: 50_000 },
      )) {
        rows += batch.rows;
        if (rows === 100_000) await running.nodes[2]!.kill();
      }
      return rows;
    };
    expect((await rejection(read())).code).toBe('source-unreachable');
    await running.recover();
  });
});
