import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectionsService } from '#server/modules/connectors/index.js';
import { localIdentity } from '#server/database/local-workspace.js';
import { readSettings } from '#server/config/settings.js';
import { startServer, type TestServer } from '../../support/server.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dv-rotation-'));
const keyFile = path.join(folder, 'master.key');
const PASSWORD = 'canary-4be1';

const dv = async (...options: string[]) => {
  const program = ['--conditions=source', '--import', './scripts/typescript-hooks.mjs', 'server/src/cli.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, [...program, 'secrets', 'rotate', ...options], {
    env: { ...process.env, NODE_ENV: 'test', DV_DATA_FOLDER: folder, DV_MASTER_KEY: '' },
  });
  return JSON.parse(stdout) as { seen: number; changed: number; unreadable: number };
};

const keys = (): string[] => readFileSync(keyFile, 'utf8').trim().split('\n');

describe('dv secrets rotate', () => {
  let id = '';

  const withServer = async <T>(work: (server: TestServer) => Promise<T>): Promise<T> => {
    const server = await startServer({ DV_DATA_FOLDER: folder });
    try {
      return await work(server);
    } finally {
      await server.app.close();
    }
  };
  const password = (): Promise<unknown> =>
    withServer(async ({ app }) => {
      const { settings } = await app.get(ConnectionsService).usable(localIdentity.workspaceId, id);
      return settings.password;
    });

  beforeAll(async () => {
    id = await withServer(async (server) => {
      const settings = { host: '127.0.0.1', database: 'd', user: 'u', password: PASSWORD, tls: 'off' };
      const { body } = await server
        .request()
        .post('/api/v1/connections')
        .send({ name: 'Source', kind: 'postgres', settings })
        .expect(200);
      return (body as { id: string }).id;
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('brings secrets under a new key, after which the old one can go', async () => {
    const [old] = keys();
    expect(await dv('--dry-run')).toEqual({ seen: 1, changed: 0, unreadable: 0 });
    expect(await dv('--new-key')).toEqual({ seen: 1, changed: 1, unreadable: 0 });
    expect(keys()).toHaveLength(2);
    expect(keys()[1]).toBe(old);
    expect(await dv('--drop-old')).toEqual({ seen: 1, changed: 0, unreadable: 0 });
    expect(keys()).toHaveLength(1);
    expect(keys()[0]).not.toBe(old);
    expect(await password()).toBe(PASSWORD);
  });

  it('keeps the key file to its owner, and does not start with one others can read', async () => {
    expect(statSync(keyFile).mode & 0o077).toBe(0);
    chmodSync(keyFile, 0o644);
    expect(() => readSettings({ NODE_ENV: 'test', DV_DATA_FOLDER: folder })).toThrow(/chmod 600/);
    chmodSync(keyFile, 0o600);
  });

  it('opens old secrets with a key from the environment, and says so when it is missing', async () => {
    const { keyA, keyB } = { keyA: keys()[0]!, keyB: Buffer.from(crypto.getRandomValues(new Uint8Array(32))) };
    const environment = { NODE_ENV: 'test', DV_DATA_FOLDER: folder, DV_MASTER_KEY: keyB.toString('base64') };
    expect(readSettings({ ...environment, DV_OLD_MASTER_KEYS: keyA }).masterKeys).toHaveLength(2);
    await expect(
      promisify(execFile)(
        process.execPath,
        ['--conditions=source', '--import', './scripts/typescript-hooks.mjs', 'server/src/cli.ts', 'secrets', 'rotate'],
        { env: { ...process.env, ...environment } },
      ),
    ).rejects.toThrow(/1 of 1 secrets open with none of the keys/);
    expect(await password()).toBe(PASSWORD);
  });
});
