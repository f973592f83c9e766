import { Binary, Decimal128, Double, Int32, Long, MongoClient } from 'mongodb';
import { mongodb } from '#server/modules/connectors/drivers/mongodb/driver.js';
import type { Value } from '#server/modules/connectors/values/record-batch.js';
import { freePort } from '../../../support/servers/free-port.js';
import { startMongo } from '../../../support/servers/mongodb/server.js';
import { testName } from '../../../support/servers/names.js';
import { fixtureTables, MANY, orders, VIEW, type FixtureTable, type LogicalType } from '../fixture.js';
import type { ConnectorTarget, RunningTarget } from '../target.js';
import { openEnvironment } from './environment.js';

const bsonOf = (value: Value, type: LogicalType): unknown => {
  if (value === null) return null;
  if (type === 'integer') return new Int32(Number(value));
  if (type === 'bigint') return Long.fromString(String(value));
  if (type.startsWith('decimal')) return Decimal128.fromStringWithRounding(String(value));
  if (type === 'double') return new Double(Number(value));
  if (type === 'zoned') return new Date(String(value).replace(' ', 'T').replace('+00', 'Z'));
  if (type === 'binary') return new Binary(Buffer.from(String(value).slice(2), 'hex'));
  return type === 'nested' ? (JSON.parse(String(value)) as unknown) : value;
};

const documentsOf = (table: FixtureTable): Record<string, unknown>[] =>
  table.rows.map((row) =>
    Object.fromEntries(table.columns.map(({ name, type }, index) => [name, bsonOf(row[index] ?? null, type)])),
  );

const pipeline = (collection: string, ...stages: object[]): string => JSON.stringify({ collection, pipeline: stages });

const writing = [
  pipeline('dv_orders', { $out: 'dv_new' }),
  pipeline('dv_orders', { $merge: { into: 'dv_new' } }),
  pipeline('dv_orders', { $match: { $where: 'sleep(1)' } }),
  pipeline('dv_orders', { $match: { $expr: { $function: { body: 'x', args: [], lang: 'js' } } } }),
  pipeline('dv_orders', { $group: { _id: null, x: { $accumulator: {} } } }),
  pipeline('dv_orders', { $facet: { a: [{ $out: 'dv_new' }] } }),
  pipeline('dv_orders', { $lookup: { from: 'x', pipeline: [{ $merge: 'dv_new' }], as: 'y' } }),
  pipeline('dv_orders', { $unionWith: { coll: 'x', pipeline: [{ $out: 'dv_new' }] } }),
  pipeline('dv_orders', { $lookup: { from: { db: 'admin', coll: 'system.users' }, as: 'y' } }),
  pipeline('dv_orders', { $currentOp: {} }),
  pipeline('dv_orders', { $collStats: {} }),
  pipeline('dv_orders', { $listSessions: {} }),
  pipeline('dv_orders', { $changeStream: {} }),
  pipeline('system.users', { $match: {} }),
  pipeline('$cmd', { $match: {} }),
  JSON.stringify({ collection: 'dv_orders', pipeline: [], allowDiskUse: true }),
  JSON.stringify({ delete: 'dv_orders', deletes: [] }),
  JSON.stringify({ collection: { $ne: 'x' }, pipeline: [] }),
  pipeline('dv_orders', { $match: {}, $out: 'dv_new' }),
  'db.dv_orders.drop()',
];

interface Server {
  readonly host: string;
  readonly port: number;
  readonly accounts: { readonly reader: string; readonly writer: string; readonly password: string };
  active(): Promise<number>;
  cut(): Promise<void>;
  stop(): Promise<void>;
}

const wireServer = async (): Promise<Server> => {
  const password = 'secret';
  const server = await startMongo({ reader: { password, writes: false }, writer: { password, writes: true } });
  return {
    host: '127.0.0.1',
    port: server.port,
    accounts: { reader: 'reader', writer: 'writer', password },
    active: () => Promise.resolve(server.active()),
    cut: () => Promise.resolve(server.cut()),
    stop: server.stop,
  };
};

/** A real server: the account in MONGO_URL makes the reader and the writer. */
const realServer = async (url: URL): Promise<Server> => {
  const admin = new MongoClient(url.href);
  const [name, password] = [testName(), 'secret'];
  const database = admin.db('admin');
  await database.command({ createUser: `${name}_r`, pwd: password, roles: ['readAnyDatabase'] });
  await database.command({ createUser: `${name}_w`, pwd: password, roles: ['readWriteAnyDatabase'] });
  const ours = { appName: 'DataVision', active: true };
  return {
    host: url.hostname,
    port: Number(url.port) || 27_017,
    accounts: { reader: `${name}_r`, writer: `${name}_w`, password },
    active: async () =>
      (
        await database
          .aggregate([
            { $currentOp: {} },
            { $match: { ...ours, op: { $in: ['query', 'command', 'getmore'] }, ns: { $ne: '' } } },
          ])
          .toArray()
      ).length,
    cut: async () => {
      for (const { opid } of await database
        .aggregate([
          { $currentOp: { idleConnections: true, idleCursors: true } },
          { $match: { appName: 'DataVision' } },
        ])
        .toArray()) {
        if (opid !== undefined) await database.command({ killOp: 1, op: opid as number });
      }
    },
    stop: async () => {
      for (const user of [`${name}_r`, `${name}_w`]) await database.command({ dropUser: user });
      await admin.close();
    },
  };
};

const seed = async (server: Server, name: string): Promise<MongoClient> => {
  const { writer, password } = server.accounts;
  const client = new MongoClient(
    `mongodb://${writer}:${password}@${server.host}:${server.port}/?authSource=admin&directConnection=true`,
  );
  const database = client.db(name);
  for (const table of fixtureTables) {
    await database.createCollection(table.name);
    const documents = documentsOf(table);
    if (documents.length > 0) await database.collection(table.name).insertMany(documents);
  }
  await database.createCollection(VIEW, { viewOn: orders.name, pipeline: [{ $match: { status: 'paid' } }] });
  for (let copy = 0; copy < 40; copy += 1) await database.collection(MANY).insertMany(documentsOf(orders));
  return client;
};

const start = async (): Promise<RunningTarget> => {
  const server = process.env.MONGO_URL ? await realServer(new URL(process.env.MONGO_URL)) : await wireServer();
  const name = testName();
  const client = await seed(server, name);
  const { reader, writer, password } = server.accounts;
  const settings = { host: server.host, port: server.port, database: name, user: reader, password, tls: 'off' };
  const cross = (from: string) => [{ $lookup: { from, pipeline: [], as: 'x' } }, { $unwind: '$x' }];
  return {
    environment: openEnvironment(),
    settings,
    writer: { ...settings, user: writer },
    wrong: {
      name: { ...settings, host: 'no-such-host.invalid' },
      port: { ...settings, port: await freePort() },
      tls: { ...settings, tls: 'verify' },
      login: { ...settings, password: 'wrong' },
    },
    schema: null,
    addsColumns: true,
    nativeTypes: { 'decimal(38,10)': 'decimal', zoned: 'date', nested: 'object or array', bigint: 'long' },
    types: {
      integer: 'INTEGER',
      bigint: 'BIGINT',
      'decimal(12,2)': 'DECIMAL',
      'decimal(38,10)': 'DECIMAL',
      double: 'DOUBLE',
      boolean: 'BOOLEAN',
      date: 'VARCHAR',
      timestamp: 'VARCHAR',
      zoned: 'TIMESTAMPTZ',
      text: 'VARCHAR',
      binary: 'VARCHAR',
      nested: 'VARCHAR',
    },
    queries: {
      numbers: (n) => pipeline('dv_orders', { $sort: { id: 1 } }, { $limit: n }, { $project: { _id: 0, id: 1 } }),
      twins: null,
      slow: pipeline('dv_many', ...cross('dv_many'), ...cross('dv_many'), { $count: 'n' }),
      writing,
      broken: '{"collection": "dv_orders", "pipeline": ',
      missingTable: pipeline('dv_orders', { $nowhere: {} }),
    },
    activeStatements: () => server.active(),
    cut: () => server.cut(),
    stop: async () => {
      await client.db(name).dropDatabase();
      await client.close();
      await server.stop();
    },
  };
};

const noColumns = 'a collection without documents has no fields';
const withId = 'every document also has _id, which the promise does not expect';

export const mongoTarget: ConnectorTarget = {
  driver: mongodb,
  lacks: {
    'has them to the last digit for extreme values too': 'Decimal128 holds 34 digits and the fixture has 38',
    'says when the database is what fails': 'MongoDB makes a database when it is named',
    'shows table comments': 'MongoDB has no comments',
    'shows column comments': 'MongoDB has no comments',
    'knows the primary key': 'the key is always _id',
    'knows foreign keys': 'MongoDB has no foreign keys',
    'describes an empty table': noColumns,
    'gives the columns of an empty table': noColumns,
    'yields one empty batch for a table without rows': noColumns,
    'profiles a table without rows': noColumns,
    'loads a table without rows': noColumns,
    'describes columns in table order with their exact types': withId,
    'tells which columns may be empty': withId,
    'samples the number of rows asked for': withId,
    'keeps decimals to the last digit': 'Decimal128 has 34 digits',
    'profiles every type of column': withId,
    'keeps columns of the same name apart': 'a document cannot have two fields of one name',
    'says in one sentence what is wrong with a query':
      'a collection that does not exist is empty to MongoDB, not an error',
  },
  start,
};
