import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { ClickHouseNode } from './clickhouse.js';
import { clickHousePackages } from './clickhouse-packages.js';

export interface ClickHouseCluster {
  readonly nodes: readonly ClickHouseNode[];
  /** A client of one node, to look behind the scenes. */
  admin(node: number): ClickHouseClient;
  /** Starts what died; the data are still there. */
  recover(): Promise<void>;
  stop(): Promise<void>;
}

const NODES = 3;

const LOCAL = `CREATE TABLE shop.orders_local (id UInt64, customer_id UInt32, region LowCardinality(String), amount Decimal(12, 2),
  quantity UInt8, price Float64, created_at DateTime, note Nullable(String)) ENGINE = MergeTree ORDER BY id`;

/** Every third order, so that each node holds its own; all figures follow from the number alone. */
const rowsOf = (shard: number, total: number): string => `INSERT INTO shop.orders_local
  SELECT n AS id, n % 50000, ['North', 'East', 'South', 'West'][n % 4 + 1], toDecimal64(n % 1000, 2) / 4, n % 20, n % 997 / 8,
    toDateTime('2022-01-01 00:00:00', 'UTC') + n % 94608000, if(n % 10 = 3, NULL, concat('note ', toString(n % 300000)))
  FROM (SELECT number * ${NODES} + ${shard} AS n FROM numbers(intDiv(${total} - ${shard} + ${NODES - 1}, ${NODES})))`;

const load = async (nodes: readonly ClickHouseNode[], clients: readonly ClickHouseClient[], rows: number) => {
  const addresses = nodes.map(({ tcpPort }) => `127.0.0.1:${tcpPort}`).join(',');
  for (const [shard, client] of clients.entries()) {
    for (const query of ['CREATE DATABASE shop', LOCAL, rowsOf(shard, rows)]) await client.command({ query });
  }
  for (const client of clients)
    await client.command({ query: `CREATE TABLE shop.orders AS remote('${addresses}', 'shop', 'orders_local')` });
};

/** Three nodes, each with a third of `shop.orders_local`; `shop.orders` is all of it on every node. A text says why there is none. */
export const startClickHouseCluster = async (rows: number): Promise<ClickHouseCluster | string> => {
  const packages = await clickHousePackages();
  if (typeof packages === 'string') return packages;
  const nodes = await Promise.all(Array.from({ length: NODES }, () => ClickHouseNode.create(packages)));
  await Promise.all(nodes.map((node) => node.start()));
  const clients = nodes.map(({ httpPort }) =>
    createClient({ url: `http://127.0.0.1:${httpPort}`, username: 'default' }),
  );
  await load(nodes, clients, rows);
  return {
    nodes,
    admin: (node) => clients[node]!,
    recover: async () => void (await Promise.all(nodes.filter(({ runs }) => !runs).map((node) => node.start()))),
    stop: async () => {
      await Promise.all(clients.map((client) => client.close()));
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
};
