import http from 'node:http';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { drivers } from '#server/modules/connectors/drivers/index.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { reachOf } from '#server/modules/connectors/network/addresses.js';

/** Spellings of 169.254.169.254 and its kin; a resolver reads the numeric ones as C libraries do. */
const metadata = [
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '0xa9.0xfe.0xa9.0xfe',
  '0251.0376.0251.0376',
  '0251.254.169.254',
  '169.254.43518',
  '169.16689662',
  '169.0xfe.0251.254',
  '[::ffff:169.254.169.254]',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '0:0:0:0:0:ffff:a9fe:a9fe',
  '::169.254.169.254',
  '::a9fe:a9fe',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  '2002:a9fe:a9fe::',
  '2002:a9fe:a9fe::1',
  'fe80::a9fe:a9fe',
  'fe80::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  '169.254.170.2',
  '169.254.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'metadata.google.internal',
  'METADATA.GOOGLE.INTERNAL',
  'metadata.google.internal.',
  'metadata',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  '0.0.0.0',
  '0',
  '0x0',
  '::',
  '0:0:0:0:0:0:0:0',
  '::ffff:0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '4294967295',
  '240.0.0.1',
  'ff02::1',
  '２５２．１',
  '１６９.254.169.254',
  '169。254。169。254',
  '169.254.169.254:80',
  'http://169.254.169.254',
  '169.254.169.254/latest',
  'user@169.254.169.254',
  '169.254.169.254#',
  '169.254.169.254?x',
  '169.254.169.254%00',
  '169.254.169.254\n',
  ' 169.254.169.254 ',
  '169.254.169.254\t.example.com',
  '/var/run/postgresql',
  '../../socket',
  'fe80::1%eth0',
  '2001:0:a9fe:a9fe::1',
  '::ffff:0:a9fe:a9fe',
  '64:ff9b:1::a9fe:a9fe',
  '169.254.169.254.',
];

const inside = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  'localhost',
  '::1',
  '[::1]',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  'fc00::1',
  'fd12:3456::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2002:0a00:0001::',
  '198.18.0.1',
  '127.0.0.1.',
];

const refusal = async (guard: NetworkGuard, host: string): Promise<string> =>
  guard.pin(host).then(
    (pinned) => `${host} -> ${pinned.address}`,
    () => 'refused',
  );

describe('the network guard', () => {
  it(`refuses ${metadata.length} spellings of metadata and other forbidden addresses, private networks allowed or not`, async () => {
    for (const privateNetworks of [true, false]) {
      const guard = new NetworkGuard({ privateNetworks });
      const outcomes = await Promise.all(metadata.map((host) => refusal(guard, host)));
      expect(outcomes.filter((outcome) => outcome !== 'refused')).toEqual([]);
    }
  });

  it(`refuses ${inside.length} spellings of private addresses when private networks are off`, async () => {
    const guard = new NetworkGuard({ privateNetworks: false });
    const outcomes = await Promise.all(inside.map((host) => refusal(guard, host)));
    expect(outcomes.filter((outcome) => outcome !== 'refused')).toEqual([]);
  });

  it('lets public addresses through, and private ones when they are on', async () => {
    expect(await new NetworkGuard({ privateNetworks: false }).pin('93.184.216.34')).toMatchObject({
      address: '93.184.216.34',
    });
    expect(await new NetworkGuard({ privateNetworks: true }).pin('127.0.0.1')).toMatchObject({ address: '127.0.0.1' });
    expect(reachOf('2606:2800:220:1:248:1893:25c8:1946')).toBe('public');
    expect(reachOf('172.32.0.1')).toBe('public');
  });

  it('refuses a name when only one of its addresses is forbidden', async () => {
    const resolve = (): Promise<LookupAddress[]> =>
      Promise.resolve([
        { address: '93.184.216.34', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ]);
    expect(await refusal(new NetworkGuard({ privateNetworks: true, resolve }), 'two.example.com')).toBe('refused');
  });

  it('asks for a name once: one that changes its address afterwards leads nowhere', async () => {
    let asked = 0;
    const rebinding = (): Promise<LookupAddress[]> => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 }]);
    };
    const guard = new NetworkGuard({ privateNetworks: false, resolve: rebinding });
    expect(await guard.pin('rebind.example.com')).toMatchObject({ address: '93.184.216.34' });
    expect(asked).toBe(1);
    expect(await refusal(guard, 'rebind.example.com')).toBe('refused');
  });

  it('checks again for clients that look names up themselves', async () => {
    const guard = new NetworkGuard({
      privateNetworks: false,
      resolve: () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]),
    });
    const error = await new Promise<Error | null>((resolve) => {
      http.get({ host: 'inside.example.com', lookup: guard.lookup }, () => resolve(null)).on('error', resolve);
    });
    expect(error?.message).toMatch(/private network/);
  });

  it('keeps every networked driver from a server inside, which sees not one connection', async () => {
    let connections = 0;
    const server = http.createServer().on('connection', () => (connections += 1));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const guard = new NetworkGuard({ privateNetworks: false });
    for (const driver of drivers.filter(({ settings }) => 'host' in settings.shape)) {
      const samples: Record<string, unknown> = {
        host: '127.0.0.1',
        port,
        tls: 'off',
        user: 'u',
        password: 'p',
        database: 'd',
        service: 's',
      };
      const settings = Object.fromEntries(Object.entries(samples).filter(([name]) => name in driver.settings.shape));
      const connection = driver.open(driver.settings.parse(settings), { guard, sqliteFolder: null });
      expect(await connection.test()).toMatchObject({ ok: false, failedAt: 'name' });
      await connection.close();
    }
    server.close();
    expect(connections).toBe(0);
  });
});
