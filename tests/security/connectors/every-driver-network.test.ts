import http from 'node:http';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { oracle } from '#server/modules/connectors/drivers/oracle/driver.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { networked, settingsFor, tried } from './everywhere.js';
import { inside, metadata, smuggled } from './forbidden-hosts.js';
import { recordSockets } from './sockets.js';

const PUBLIC = '93.184.216.34';

const answering = (...addresses: string[]) => {
  let asked = 0;
  return (): Promise<LookupAddress[]> => {
    const address = addresses[Math.min(asked, addresses.length - 1)]!;
    asked += 1;
    return Promise.resolve([{ address, family: 4 }]);
  };
};

/** As they stand, and as the host of an address in brackets where that is how it is written. */
const spelled = (hosts: readonly string[]): string[] =>
  hosts.flatMap((host) => (host.includes(':') && !host.startsWith('[') ? [host, `[${host}]`] : [host]));

describe.each(networked.map((driver) => ({ kind: driver.kind, driver })))('$kind opens no socket', ({ driver }) => {
  const sockets = recordSockets();

  const leaks = async (hosts: readonly string[], guard: NetworkGuard): Promise<string[]> => {
    const failed: string[] = [];
    for (const host of hosts) {
      const report = await tried(driver, settingsFor(driver, host), guard);
      if (report?.ok) failed.push(host);
      if (report && !report.ok && !/^[^\n]{10,400}$/.test(report.sentence)) failed.push(`${host}: ${report.sentence}`);
    }
    return failed;
  };

  it(`to ${spelled(metadata).length} spellings of metadata and reserved addresses, private networks allowed`, async () => {
    expect(await leaks(spelled(metadata), new NetworkGuard({ privateNetworks: true }))).toEqual([]);
    expect(sockets.destinations()).toEqual([]);
  });

  it(`to ${spelled(inside).length} spellings of private addresses when they are off`, async () => {
    expect(await leaks(spelled(inside), new NetworkGuard({ privateNetworks: false }))).toEqual([]);
    expect(sockets.destinations()).toEqual([]);
  });

  it('to a host that smuggles another into a connection string', async () => {
    const guard = new NetworkGuard({ privateNetworks: true, resolve: answering('169.254.169.254') });
    expect(await leaks(smuggled, guard)).toEqual([]);
    expect(sockets.destinations()).toEqual([]);
  });

  it('to the private address a name has when it is asked for again', async () => {
    const guard = new NetworkGuard({ privateNetworks: false, resolve: answering(PUBLIC, '127.0.0.1') });
    const report = await tried(driver, settingsFor(driver, 'rebind.example.com', { tls: 'off' }), guard);
    expect(report).toMatchObject({ ok: false });
    expect(sockets.destinations().filter((where) => where !== PUBLIC)).toEqual([]);
  });
});

describe('a server that redirects', () => {
  const serve = async (listener: http.RequestListener): Promise<{ port: number; stop: () => void }> => {
    const server = http.createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { port: (server.address() as AddressInfo).port, stop: () => void server.close() };
  };

  it('to another address is not followed', async () => {
    let arrived = 0;
    const inner = await serve((_request, response) => {
      arrived += 1;
      response.end('{}');
    });
    for (const status of [301, 302, 303, 307, 308]) {
      let asked = 0;
      const outer = await serve((_request, response) => {
        asked += 1;
        response.writeHead(status, { location: `http://127.0.0.1:${inner.port}/latest/meta-data` }).end();
      });
      for (const driver of networked.filter(({ kind }) => ['clickhouse', 's3', 'gcs'].includes(kind))) {
        const more = { port: outer.port, endpoint: `http://127.0.0.1:${outer.port}`, tls: 'off' };
        const guard = new NetworkGuard({ privateNetworks: true });
        expect(await tried(driver, settingsFor(driver, '127.0.0.1', more), guard)).toMatchObject({ ok: false });
      }
      expect(asked).toBeGreaterThanOrEqual(3);
      outer.stop();
    }
    inner.stop();
    expect(arrived).toBe(0);
  });
});

describe('an Oracle service', () => {
  it('holds no second address', () => {
    for (const service of ['x)(ADDRESS=(HOST=169.254.169.254))', 'x y', "x'", 'x/y', 'x=y', '']) {
      const given = { ...settingsFor(oracle, 'db.example.com'), service };
      expect([service, oracle.settings.safeParse(given).success]).toEqual([service, false]);
    }
  });
});
