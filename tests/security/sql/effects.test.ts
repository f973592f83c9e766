import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects, hostile, running, type CorpusDialect } from './corpus/corpus.js';
import { findDuckDbGround } from './grounds/duckdb.js';
import type { FindGround, Ground } from './grounds/ground.js';
import { findMysqlGround } from './grounds/mysql.js';
import { findPostgresGround } from './grounds/postgres.js';
import { findSqliteGround } from './grounds/sqlite.js';

const MARK = 'canary-7c1d';
const REFUSED_SHARE = 0.005;

/** A folder anyone may write to, a file nobody should read, and a port nobody should call. */
class Tripwires {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'dv-canary-'));
  readonly secret = path.join(this.folder, 'secret.csv');
  calls = 0;
  port = 0;
  readonly #server = net.createServer((socket) => {
    this.calls += 1;
    socket.destroy();
  });

  async set(): Promise<void> {
    chmodSync(this.folder, 0o777);
    writeFileSync(this.secret, `${MARK}\n`);
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.port = (this.#server.address() as net.AddressInfo).port;
  }

  /** Aims a statement of the corpus at these wires. */
  aim(statement: string): string {
    return statement
      .replaceAll('/etc/passwd', this.secret)
      .replaceAll('/tmp/x', path.join(this.folder, 'written'))
      .replaceAll('http://x/', `http://127.0.0.1:${this.port}/`);
  }

  state(): unknown {
    return [
      this.calls,
      readdirSync(this.folder).map((name) => [name, readFileSync(path.join(this.folder, name), 'utf8')]),
    ];
  }

  async remove(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface Case {
  readonly dialect: CorpusDialect;
  readonly find: FindGround;
  /** One effect of each kind this database knows, to see that the wires notice it. */
  readonly effects: readonly string[];
}

const cases: readonly Case[] = [
  {
    dialect: 'duckdb',
    find: findDuckDbGround,
    effects: [
      'update t set a = 7',
      'create table x (a int)',
      'set threads = 2',
      "copy t to '/tmp/x'",
      "select nextval('q')",
    ],
  },
  {
    dialect: 'sqlite',
    find: findSqliteGround,
    effects: ['update t set a = 7', 'create table x (a int)', "vacuum into '/tmp/x'"],
  },
  {
    dialect: 'postgres',
    find: findPostgresGround,
    effects: [
      'update t set a = 7',
      'create table x (a int)',
      "copy t to '/tmp/x'",
      "select nextval('q')",
      'select lo_create(0)',
      'select pg_advisory_lock(1)',
    ],
  },
  {
    dialect: 'mysql',
    find: findMysqlGround,
    effects: ['update t set a = 7', 'create table x (a int)', "select 1 into outfile '/tmp/x'"],
  },
];

const tally = { asked: 0, refused: [] as string[] };

const everything = [...new Set(dialects.filter((name) => name !== 'mongodb').flatMap(hostile))];

describe.each(cases)('statements run for real on $dialect', ({ dialect, find, effects }) => {
  const wires = new Tripwires();
  let ground: Ground | string;

  beforeAll(async () => {
    await wires.set();
    ground = await find(wires.folder);
  });
  afterAll(async () => {
    if (typeof ground !== 'string') await ground?.stop();
    await wires.remove();
  });

  const state = async (on: Ground): Promise<unknown> => [await on.state(), wires.state()];

  it(`runs ${running(dialect).length} questions over orders`, async (context) => {
    if (typeof ground === 'string') return context.skip(ground);
    const failed: string[] = [];
    for (const sql of running(dialect)) {
      tally.asked += 1;
      await ground.query(sql).catch((error: { code: string; message: string }) => {
        if (error.code === 'query-refused') tally.refused.push(`${dialect}: ${sql}`);
        else failed.push(`${sql}: ${error.message}`);
      });
    }
    expect(failed).toEqual([]);
  });

  it(`lets none of ${everything.length} hostile statements of any dialect have an effect`, async (context) => {
    if (typeof ground === 'string') return context.skip(ground);
    const own = new Set(hostile(dialect));
    const before = await state(ground);
    for (const sql of everything) {
      const aimed = wires.aim(sql);
      const shown = await ground.query(aimed).catch((error: Error) => (own.has(sql) ? '' : error.message));
      if (own.has(sql)) expect([aimed, shown]).toEqual([aimed, '']);
      expect(shown).not.toContain(MARK);
      expect(await state(ground), aimed).toEqual(before);
    }
  }, 300_000);

  it('would have noticed each of these effects', async (context) => {
    if (typeof ground === 'string') return context.skip(ground);
    for (const effect of effects) {
      await ground.unguarded('select 1');
      const before = await state(ground);
      await ground.unguarded(wires.aim(effect));
      expect(await state(ground), effect).not.toEqual(before);
    }
  });
});

it('refuses at most 0.5 % of all these questions', () => {
  expect(tally.refused.length / tally.asked, tally.refused.join('\n')).toBeLessThanOrEqual(REFUSED_SHARE);
});
