import http from 'node:http';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { drivers } from '#server/modules/connectors/drivers/index.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { reachOf } from '#server/modules/connectors/network/addresses.js';
import { inside, metadata } from './forbidden-hosts.js';

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
