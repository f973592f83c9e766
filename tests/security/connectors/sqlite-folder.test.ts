import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
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
      'file:shop.db?mode=rw',
      'file:shop.db?vfs=unix-none',
      'sub/..',
      './../allowed/../outside.db',
      '..\\outside.db',
      '%2e%2e/outside.db',
      '~/outside.db',
      'shop.db\0.txt',
      '//proc/self/root/etc/passwd',
      '/proc/self/cwd/package.json',
    ];
    for (const spelling of spellings) expect([spelling, (await test(spelling)).ok]).toEqual([spelling, false]);
  });

  it('take no other file in: ATTACH, VACUUM INTO and file functions are refused', async () => {
    const guard = new NetworkGuard({ privateNetworks: true });
    const connection = sqlite.open(sqlite.settings.parse({ file: 'shop.db' }), { guard, sqliteFolder: allowed });
    const outside = path.join(root, 'outside.db');
    const statements = [
      `ATTACH '${outside}' AS o`,
      `ATTACH 'file:${outside}?mode=rw' AS o`,
      `SELECT 1; ATTACH '${outside}' AS o`,
      `/* a */ attach database '${outside}' as o`,
      `VACUUM INTO '${path.join(root, 'copy.db')}'`,
      `SELECT readfile('${outside}')`,
      `SELECT writefile('${path.join(root, 'copy.db')}', 'x')`,
      `SELECT load_extension('${outside}')`,
      `PRAGMA temp_store_directory = '${root}'`,
    ];
    for (const text of statements) {
      const outcome = await connection
        .query(text, { maxRows: 1, timeoutMilliseconds: 5_000 })
        .catch((error: unknown) => error);
      expect([text, outcome]).toMatchObject([text, { code: 'query-refused' }]);
    }
    await connection.close();
    expect(existsSync(path.join(root, 'copy.db'))).toBe(false);
  });

  it('are switched off when no folder is named', async () => {
    expect(await test('shop.db', null)).toMatchObject({ ok: false });
  });
});
