import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '#server/modules/connectors/drivers/sqlite/driver.js';
import { NetworkGuard } from '#server/modules/connectors/network/guard.js';

const root = mkdtempSync(path.join(tmpdir(), 'dv-folder-'));
const allowed = path.join(root, 'allowed');

const test = async (file: string, sqliteFolder: string | null = allowed) => {
  const connection = sqlite.open(sqlite.settings.parse({ file }), {
    guard: new NetworkGuard({ privateNetworks: true }),
    sqliteFolder,
  });
  const report = await connection.test();
  await connection.close();
  return report;
};

describe('SQLite files', () => {
  beforeAll(() => {
    mkdirSync(path.join(allowed, 'sub'), { recursive: true });
    mkdirSync(path.join(root, 'allowed-not'));
    for (const file of ['allowed/shop.db', 'allowed/sub/more.db', 'outside.db', 'allowed-not/x.db']) {
      new Database(path.join(root, file)).exec('CREATE TABLE t (a)').close();
    }
    symlinkSync(path.join(root, 'outside.db'), path.join(allowed, 'link.db'));
    symlinkSync(root, path.join(allowed, 'up'));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it('are opened inside the allowed folder', async () => {
    expect(await test('shop.db')).toMatchObject({ ok: true });
    expect(await test('sub/more.db')).toMatchObject({ ok: true });
    expect(await test(path.join(allowed, 'shop.db'))).toMatchObject({ ok: true });
  });

  it('are not opened outside it, by no path and no link', async () => {
    const spellings = [
      '../outside.db',
      'sub/../../outside.db',
      path.join(root, 'outside.db'),
      '../allowed-not/x.db',
      'link.db',
      'up/outside.db',
      'up/allowed-not/x.db',
      'file:../outside.db',
      'file:///etc/passwd',
      '/etc/passwd',
      '.',
      'sub',
      ':memory:',
      '/dev/stdin',
    ];
    for (const spelling of spellings) expect([spelling, (await test(spelling)).ok]).toEqual([spelling, false]);
  });

  it('are switched off when no folder is named', async () => {
    expect(await test('shop.db', null)).toMatchObject({ ok: false });
  });
});
