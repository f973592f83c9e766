import net, { type AddressInfo, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import tls from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectorDriver } from '#server/modules/connectors/connector.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';
import { networked, settingsFor, tried } from './everywhere.js';

/** A server whose certificate is its own: it speaks TLS, after the words with which a protocol asks for it, and hears what comes. */
interface Listener {
  readonly port: number;
  /** Handshakes that the client finished. */
  handshakes(): number;
  /** Bytes that came through TLS. */
  heard(): number;
  stop(): void;
}

type Prelude = (socket: Socket, begin: () => void) => void;

const atOnce: Prelude = (_socket, begin) => begin();

const afterSslRequest: Prelude = (socket, begin) =>
  void socket.once('data', () => {
    socket.write('S');
    begin();
  });

const mysqlGreeting = Buffer.concat([
  Buffer.from([10]),
  Buffer.from('8.0.0\0'),
  Buffer.from([1, 0, 0, 0]),
  Buffer.alloc(8, 1),
  Buffer.from([0, 0xff, 0xff, 45, 2, 0, 0xff, 0xdf, 21]),
  Buffer.alloc(10),
  Buffer.alloc(12, 1),
  Buffer.from([0]),
  Buffer.from('mysql_native_password\0'),
]);

const SSL_REQUEST_BYTES = 36;

/** The request for TLS and its first words come in one piece. */
const afterGreeting: Prelude = (socket, begin) => {
  socket.write(Buffer.concat([Buffer.from([mysqlGreeting.length, 0, 0, 0]), mysqlGreeting]));
  socket.once('data', (data) => {
    socket.pause();
    socket.unshift(data.subarray(SSL_REQUEST_BYTES));
    begin();
  });
};

const preludes: Record<string, Prelude> = { postgres: afterSslRequest, mysql: afterGreeting };

const listen = async (certificate: { cert: string; key: string }, prelude: Prelude): Promise<Listener> => {
  let [handshakes, heard] = [0, 0];
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    prelude(socket, () => {
      const secure = new tls.TLSSocket(Duplex.from({ readable: socket, writable: socket }) as Socket, {
        isServer: true,
        ...certificate,
      });
      secure.on('error', () => undefined);
      secure.on('secure', () => (handshakes += 1));
      secure.on('data', (data: Buffer) => {
        heard += data.length;
        secure.destroy();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    handshakes: () => handshakes,
    heard: () => heard,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

/** SQL Server wraps TLS into packets of its own; its driver is tested against the scripted server. */
const tested = networked.filter(({ kind }) => kind !== 'mssql');

describe.each(tested.map((driver) => ({ kind: driver.kind, driver })))(
  '$kind and a self-signed server',
  ({ driver }) => {
    let certificate: { cert: string; key: string };
    let listener: Listener;

    const report = (more: Record<string, unknown> = {}) => {
      const place = { port: listener.port, endpoint: `https://localhost:${listener.port}` };
      const guard = new NetworkGuard({ privateNetworks: true });
      return tried(driver as ConnectorDriver, settingsFor(driver, 'localhost', { ...place, ...more }), guard);
    };

    beforeAll(async () => {
      const made = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2_048 });
      certificate = { cert: made.cert, key: made.private };
      listener = await listen(certificate, preludes[driver.kind] ?? atOnce);
    });
    afterAll(() => listener.stop());

    it('is refused unless told otherwise, in one sentence, and hears nothing', async () => {
      expect(await report()).toMatchObject({
        ok: false,
        failedAt: 'tls',
        sentence: expect.stringMatching(/^[^\n]*certificate[^\n]*$/i) as string,
      });
      expect(listener.heard()).toBe(0);
    });

    // Oracle's driver always checks who signed; without checking the name is what it may be told to let pass.
    it.runIf('tls' in driver.settings.shape && driver.kind !== 'oracle')(
      'is spoken to when the user gives up on checking',
      async () => {
        expect(await report({ tls: 'encrypt' })).toMatchObject({ ok: false });
        expect(listener.handshakes()).toBeGreaterThan(0);
      },
    );
  },
);
