import net, { type AddressInfo, type Socket } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mysql } from '#server/modules/connectors/drivers/mysql/driver.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';

const CLIENT_LOCAL_FILES = 0x80;

const packet = (sequence: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, body]);
};

const greeting = Buffer.concat([
  Buffer.from([10]),
  Buffer.from('8.0.0-rogue\0'),
  Buffer.from([1, 0, 0, 0]),
  Buffer.alloc(8, 1),
  Buffer.from([0, 0xff, 0xf7, 45, 2, 0, 0xff, 0xdf, 21]),
  Buffer.alloc(10),
  Buffer.alloc(12, 1),
  Buffer.from([0]),
  Buffer.from('mysql_native_password\0'),
]);

const ok = Buffer.from([0, 0, 0, 2, 0, 0, 0]);

/** Answers every query with "send me this file", as a hostile server does. */
const rogue = (file: string, heard: Buffer[]): net.Server =>
  net.createServer((socket: Socket) => {
    let logged = false;
    socket.on('error', () => undefined);
    socket.write(packet(0, greeting));
    socket.on('data', (data) => {
      heard.push(data);
      const sequence = data[3]! + 1;
      if (logged) socket.write(packet(sequence, Buffer.concat([Buffer.from([0xfb]), Buffer.from(file)])));
      else socket.write(packet(sequence, ok));
      logged = true;
    });
  });

describe('a MySQL server that asks for a file of ours', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dv-rogue-'));
  const file = path.join(folder, 'secret.txt');
  const heard: Buffer[] = [];
  const server = rogue(file, heard);
  let port = 0;

  beforeAll(async () => {
    writeFileSync(file, 'canary-of-the-file');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('gets nothing, and we end with one sentence', async () => {
    const settings = mysql.settings.parse({
      host: '127.0.0.1',
      port,
      user: 'u',
      password: 'p',
      database: 'd',
      tls: 'off',
    });
    const connection = mysql.open(settings, { guard: new NetworkGuard({ privateNetworks: true }), sqliteFolder: null });
    const outcome = await connection.tables({ limit: 1 }).then(
      () => 'answered',
      (error: { detail: string }) => error.detail,
    );
    await connection.close();
    expect(outcome).toMatch(/^[^\n]{10,400}$/);
    expect(outcome).not.toBe('answered');
    expect(heard.length).toBeGreaterThan(1);
    expect(Buffer.concat(heard).includes('canary-of-the-file')).toBe(false);
  });

  it('is not even told that we could send files', () => {
    const capabilities = heard[0]!.readUInt32LE(4);
    expect(capabilities & CLIENT_LOCAL_FILES).toBe(0);
  });
});
