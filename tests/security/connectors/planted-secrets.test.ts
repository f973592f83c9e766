import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drivers } from '#server/modules/connectors/drivers/index.js';
import { secretFields } from '#server/modules/connectors/secrets/settings-secrets.js';
import { freePort } from '../../support/servers/free-port.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dv-planted-'));
const canary = (kind: string, field: string): string => `canary-${kind}-${field}-5c1e9d`;
const needle = 'canary-';

/** The ways a text may be written down: as it is, in base64 at each of its three offsets, in hexadecimal. */
const spellings = [
  needle,
  Buffer.from(needle).toString('hex'),
  ...[0, 1, 2].map((offset) =>
    Buffer.from(' '.repeat(offset) + needle)
      .toString('base64')
      .slice(offset === 0 ? 0 : offset + 1, 8),
  ),
];

const tellsIn = (text: string): string[] => spellings.filter((spelling) => text.includes(spelling));

const filesBelow = (below: string): string[] =>
  (readdirSync(below, { recursive: true }) as string[])
    .map((name) => path.join(below, name))
    .filter((file) => statSync(file).isFile());

/** The body with the headers before it, from a server whose certificate is its own. */
const send = (url: string, method: string, body: unknown): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const options = { method, rejectUnauthorized: false, headers: { 'content-type': 'application/json' } };
    const request = https.request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString() + JSON.stringify(response.rawHeaders);
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });

describe('secrets planted in every secret field of every kind of source', () => {
  const heard: string[] = [];
  const said: { what: string; text: string }[] = [];
  let server: ChildProcess;
  let address = '';

  const call = async (method: string, route: string, body?: unknown): Promise<{ id: string | undefined }> => {
    const { status, text } = await send(`${address}/api/v1${route}`, method, body);
    said.push({ what: `${method} ${route} ${status}`, text });
    return { id: /"id":"([0-9a-f-]{36})"/.exec(text)?.[1] };
  };

  beforeAll(async () => {
    const port = await freePort();
    address = `https://127.0.0.1:${port}`;
    const program = ['--conditions=source', '--import', './scripts/typescript-hooks.mjs', 'server/src/main.ts'];
    server = spawn(process.execPath, program, {
      env: { ...process.env, DV_DATA_FOLDER: folder, DV_PORT: String(port), DV_LOG_LEVEL: 'debug', DV_WORKERS: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [server.stdout!, server.stderr!])
      stream.on('data', (chunk: Buffer) => heard.push(String(chunk)));
    while (!heard.join('').includes('is ready')) {
      if (server.exitCode !== null) throw new Error(heard.join(''));
      await sleep(100);
    }
  }, 180_000);
  afterAll(async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  it('are in no answer, no error, no log line and no file', async () => {
    const nowhere = await freePort();
    const planted = drivers.filter(({ settings }) => secretFields(settings).length > 0);
    expect(planted.length).toBeGreaterThan(6);
    for (const { kind, settings } of planted) {
      const fields = Object.keys(settings.shape);
      const secrets = Object.fromEntries(secretFields(settings).map((field) => [field, canary(kind, field)]));
      const place = {
        host: '127.0.0.1',
        port: nowhere,
        database: 'd',
        service: 's',
        user: 'u',
        bucket: 'some-bucket',
        accessKeyId: 'id',
        endpoint: `http://127.0.0.1:${nowhere}`,
      };
      const open = Object.fromEntries(
        Object.entries(place).filter(([field]) => fields.includes(field) && !(field in secrets)),
      );
      const given = { ...open, ...(fields.includes('tls') ? { tls: 'off' } : {}), ...secrets };
      const { id } = await call('POST', '/connections', { name: kind, kind, settings: given });
      expect([kind, typeof id]).toEqual([kind, 'string']);
      await call('POST', '/connections/test', { kind, settings: given });
      await call('POST', '/connections', {
        name: kind,
        kind,
        settings: { ...given, unknownOption: canary(kind, 'x') },
      });
      await call('POST', `/connections/${id}/test`);
      await call('GET', `/connections/${id}/tables`);
      await call('POST', `/connections/${id}/query`, { text: 'SELECT 1' });
      await call('POST', `/connections/${id}/loads?wait=10`, { table: { schema: null, name: 't' } });
      const table = { schema: null, name: 't' };
      await call('GET', `/connections/${id}/table?name=t`);
      await call('GET', `/connections/${id}/rows?name=t`);
      await call('GET', `/connections/${id}/profile?name=t`);
      await call('POST', `/connections/${id}/ask`, { question: 'how many rows', tables: [table] });
      await call('POST', `/connections/${id}/analyses/compare`, { table, params: { first: 'a', by: 'b' } });
      await call('PATCH', `/connections/${id}`, { name: `${kind} again` });
    }
    for (const route of ['/connections', '/connectors', '/runs', '/catalog', '/status']) await call('GET', route);

    expect(said.filter(({ text }) => tellsIn(text).length > 0)).toEqual([]);
    expect(heard.join('')).toContain('/api/v1/connections');
    expect(tellsIn(heard.join(''))).toEqual([]);
    const files = filesBelow(folder);
    expect(files.some((file) => file.endsWith('.sqlite'))).toBe(true);
    expect(files.filter((file) => tellsIn(readFileSync(file, 'latin1')).length > 0)).toEqual([]);
  }, 300_000);
});
