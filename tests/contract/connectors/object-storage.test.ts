import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import type { Connection, ConnectorDriver } from '#server/modules/connectors/connector.js';
import { gcs } from '#server/modules/connectors/drivers/gcs/driver.js';
import { s3 } from '#server/modules/connectors/drivers/s3/driver.js';
import { s3Sdk } from '#server/modules/connectors/drivers/object-storage/sdk.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { fieldNames } from '#server/modules/connectors/settings-fields.js';
import { freePort } from '../../support/servers/free-port.js';
import { startS3 } from '../../support/servers/s3.js';
import { startSwift } from '../../support/servers/swift.js';
import { skip } from './contract.js';
import { rejection, rowsOf } from './promises/helpers.js';

const BUCKET = 'dv-test-bucket';

const csv = [
  'id;name;amount',
  ...Array.from({ length: 5_000 }, (_, index) => `${index + 1};"Name, ${index}";${index / 4}`),
].join('\r\n');

const parquet = async (folder: string): Promise<Buffer> => {
  const file = path.join(folder, 'sales.parquet');
  const session = await DuckDbSession.open({ memoryBytes: 3e8, threads: 1, tempFolder: folder, tempBytes: 1e8 });
  await session.run(`COPY (SELECT i::BIGINT AS id, 'row ' || i AS name, (i / 4)::DECIMAL(12,2) AS amount, DATE '2026-01-01' + i::INT AS day, {'a': i} AS nested
    FROM range(1, 2001) t(i)) TO '${file}' (FORMAT parquet)`);
  session.close();
  return readFileSync(file);
};

interface Stage {
  readonly settings: Record<string, unknown>;
  stop(): Promise<void>;
}

type Objects = ReadonlyMap<string, Buffer>;

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Bucket {
  readonly endpoint: string;
  readonly bucket: string;
  readonly keys: Keys;
}

/** Brings the fixture into a store that is not ours. */
const fill = async ({ endpoint, bucket, keys }: Bucket, objects: Objects, made: boolean): Promise<Stage> => {
  const { CreateBucketCommand, PutObjectCommand, S3Client } = s3Sdk();
  const checks = { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const;
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { ...keys },
    ...checks,
  });
  if (!made) await client.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const [Key, Body] of objects) await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  client.destroy();
  return { settings: { ...keys, bucket, endpoint }, stop: () => Promise.resolve() };
};

/** A real store: the keys and a bucket that exists come from the environment. */
const realStore = (endpoint: string, objects: Objects): Promise<Stage> => {
  const { S3_ACCESS_KEY = '', S3_SECRET_KEY = '', S3_BUCKET = BUCKET } = process.env;
  const keys = { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY };
  return fill({ endpoint, bucket: S3_BUCKET, keys }, objects, true);
};

const swiftStore = async (objects: Objects): Promise<Stage | string> => {
  const server = await startSwift();
  if (typeof server === 'string') return server;
  const { endpoint, stop, ...keys } = server;
  return { ...(await fill({ endpoint, bucket: BUCKET, keys }, objects, false)), stop };
};

const testStore = async (objects: Objects): Promise<Stage> => {
  const keys = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
  const server = await startS3({ bucket: BUCKET, objects, ...keys });
  return { settings: { bucket: BUCKET, endpoint: server.endpoint, ...keys }, stop: server.stop };
};

const givenOrTest =
  (url: string | undefined) =>
  (objects: Objects): Promise<Stage> =>
    url ? realStore(url, objects) : testStore(objects);

const stores = [
  {
    label: 'Amazon S3 and compatible',
    driver: s3,
    extra: { pathStyle: true },
    start: givenOrTest(process.env.S3_ENDPOINT),
  },
  { label: 'OpenStack Swift by its S3 interface', driver: s3, extra: { pathStyle: true }, start: swiftStore },
  { label: 'Google Cloud Storage', driver: gcs, extra: {}, start: givenOrTest(process.env.GCS_URL) },
] as const;

describe.each(stores)('$label', ({ driver, extra, start }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-objects-'));
  const objects = new Map<string, Buffer>();
  const opened: Connection[] = [];
  let started: Stage | string;
  let stage: Stage;

  const promise = (name: string, keep: () => Promise<void> | void): void =>
    it(name, async (context) => {
      if (typeof started === 'string') return skip(context, started);
      await keep();
    });

  const open = (
    change: Record<string, unknown> = {},
    guard = new NetworkGuard({ privateNetworks: true }),
  ): Connection => {
    const settings = (driver as ConnectorDriver).settings.parse({
      ...stage.settings,
      ...extra,
      prefix: 'dv/',
      ...change,
    });
    const connection = (driver as ConnectorDriver).open(settings, { guard, sqliteFolder: null });
    opened.push(connection);
    return connection;
  };
  const file = (name: string) => ({ schema: null, name });

  beforeAll(async () => {
    objects.set('dv/customers.csv', Buffer.from(csv));
    objects.set('dv/2026/sales.parquet', await parquet(folder));
    objects.set('dv/events.ndjson', Buffer.from('{"a": 1, "b": {"c": [1, 2]}}\n{"a": 2, "d": "x"}\n'));
    objects.set('dv/list.json', Buffer.from('[{"a": 1}, {"a": 2}]'));
    objects.set('dv/naïve ☃ (1)+.csv', Buffer.from('a,b\n1,2\n'));
    objects.set('dv/empty.csv', Buffer.alloc(0));
    objects.set('dv/broken.parquet', Buffer.from('PAR1 but not really'));
    objects.set('dv/readme.md', Buffer.from('# no table'));
    started = await start(objects);
    if (typeof started !== 'string') stage = started;
  }, 120_000);

  afterAll(async () => {
    await Promise.all(opened.map((connection) => connection.close()));
    await stage?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  promise('names the store', async () => {
    expect(await open().test()).toMatchObject({ ok: true, server: expect.stringMatching(/S3|Google/) as string });
  });

  promise('says which step fails: name, port, encryption, key, bucket', async () => {
    const port = await freePort();
    const wrong = [
      ['name', { endpoint: 'http://no-such-host.invalid' }],
      ['port', { endpoint: `http://127.0.0.1:${port}` }],
      ['tls', { endpoint: String(stage.settings.endpoint).replace('http:', 'https:') }],
      ['login', { secretAccessKey: 'wrong' }],
      ['login', { accessKeyId: 'nobody' }],
      ['database', { bucket: 'dv-no-such-bucket' }],
    ] as const;
    for (const [failedAt, change] of wrong)
      expect([failedAt, await open(change).test()]).toMatchObject([failedAt, { ok: false, failedAt }]);
  });

  promise('lists table files of all pages, and no others', async () => {
    const { tables, total } = await open().tables({ limit: 100 });
    expect(tables.map(({ name }) => name).sort()).toEqual(
      [...objects.keys()].filter((key) => !key.endsWith('.md')).sort(),
    );
    expect(total).toBe(objects.size - 1);
    expect(tables.every(({ kind }) => kind === 'file')).toBe(true);
  });

  promise('searches, limits, and says how many there are', async () => {
    expect((await open().tables({ search: 'SALES', limit: 10 })).tables).toMatchObject([
      { name: 'dv/2026/sales.parquet' },
    ]);
    expect(await open().tables({ limit: 2 })).toMatchObject({ total: objects.size - 1, tables: { length: 2 } });
  });

  promise('shows columns and first rows of a CSV file without fetching all of it', async () => {
    const connection = open();
    expect((await connection.describe(file('dv/customers.csv'))).columns.map(({ name }) => name)).toEqual([
      'id',
      'name',
      'amount',
    ]);
    const sample = await connection.sample(file('dv/customers.csv'), 2);
    expect(rowsOf(sample)).toEqual([
      ['1', 'Name, 0', '0'],
      ['2', 'Name, 1', '0.25'],
    ]);
  });

  promise('shows columns with types, rows and first rows of a Parquet file', async () => {
    const table = await open().describe(file('dv/2026/sales.parquet'));
    expect(table.rowEstimate).toBe(2_000);
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'BIGINT'],
      ['name', 'VARCHAR'],
      ['amount', 'DECIMAL(12,2)'],
      ['day', 'DATE'],
      ['nested', 'VARCHAR'],
    ]);
    const sample = await open().sample(file('dv/2026/sales.parquet'), 3);
    expect(sample.rows).toBe(3);
    expect(sample.values[1]).toEqual(['row 1', 'row 2', 'row 3']);
  });

  promise('shows columns of JSON, one text or one object per line', async () => {
    expect(rowsOf(await open().sample(file('dv/events.ndjson'), 5))).toEqual([
      [1, '{"c":[1,2]}', null],
      [2, null, 'x'],
    ]);
    expect(rowsOf(await open().sample(file('dv/list.json'), 5))).toEqual([[1], [2]]);
  });

  promise('reads names with spaces, signs and letters of any script', async () => {
    expect(rowsOf(await open().sample(file('dv/naïve ☃ (1)+.csv'), 5))).toEqual([['1', '2']]);
  });

  promise('says in one sentence what is wrong with a file', async () => {
    expect((await rejection(open().sample(file('dv/nowhere.csv'), 1))).code).toBe('not-found');
    expect((await rejection(open().sample(file('dv/empty.csv'), 1))).code).toBe('unreadable-file');
    expect((await rejection(open().sample(file('dv/broken.parquet'), 1))).code).toBe('unreadable-file');
    expect((await rejection(open().sample(file('dv/readme.md'), 1))).code).toBe('unsupported-file');
  });

  promise('downloads a file whole, or leaves nothing', async () => {
    const target = path.join(folder, 'download.csv');
    await open().download!(file('dv/customers.csv'), target);
    expect(readFileSync(target).equals(Buffer.from(csv))).toBe(true);
    rmSync(target);
    await rejection(open().download!(file('dv/nowhere.csv'), target));
    expect(existsSync(target)).toBe(false);
    expect((await rejection(open().download!(file('dv/customers.csv'), target, AbortSignal.abort()))).code).toBe(
      'cancelled',
    );
    expect(existsSync(target)).toBe(false);
  });

  promise('says that files are loaded, not queried', async () => {
    expect((await rejection(open().query('SELECT 1', { maxRows: 1, timeoutMilliseconds: 1_000 }))).code).toBe(
      'invalid-input',
    );
    expect((await rejection(open().profile(file('dv/customers.csv'), { mode: 'fast' }))).code).toBe('invalid-input');
  });

  promise('stays out of private networks, and never goes to a metadata address', async () => {
    expect(await open({}, new NetworkGuard({ privateNetworks: false })).test()).toMatchObject({
      ok: false,
      failedAt: 'name',
    });
    const rebound = new NetworkGuard({
      privateNetworks: true,
      resolve: () => Promise.resolve([{ address: '169.254.169.254', family: 4 }]),
    });
    expect(await open({}, rebound).test()).toMatchObject({ ok: false, failedAt: 'name' });
  });

  promise('takes as endpoint an address only: no path, login, query or other scheme', () => {
    for (const endpoint of [
      'http://h/path',
      'http://u:p@h',
      'http://h?x=1',
      'http://h/#a',
      'file:///etc',
      'ftp://h',
      'h',
      'javascript:1',
    ]) {
      expect([endpoint, driver.settings.safeParse({ ...stage.settings, endpoint }).success]).toEqual([endpoint, false]);
    }
  });

  promise('gives every field a label and tells no secret', async () => {
    expect(fieldNames(driver.settings, (meta) => Boolean(meta.label))).toEqual(Object.keys(driver.settings.shape));
    const report = await open({ secretAccessKey: 'canary-91' }).test();
    expect(JSON.stringify(report)).not.toContain('canary-91');
  });
});
