import { admitSelect } from '#server/engine/gate/duckdb-gate.js';
import { admitClickHouse } from '#server/modules/connectors/gate/clickhouse.js';
import { commonShapes } from '#server/modules/connectors/gate/grammar/common-shapes.js';
import type { GrammarDialect } from '#server/modules/connectors/gate/grammar/protocol.js';
import { SelectParser } from '#server/modules/connectors/gate/grammar/select-parser.js';
import { admitMysql } from '#server/modules/connectors/gate/mysql.js';
import { checkPlsqlTokens } from '#server/modules/connectors/gate/plsql.js';
import { admitPostgres } from '#server/modules/connectors/gate/postgres.js';
import { admitSqlite } from '#server/modules/connectors/gate/sqlite.js';
import { checkTsqlTokens } from '#server/modules/connectors/gate/tsql.js';
import { benign, hostile, type CorpusDialect } from '../security/sql/corpus/corpus.js';
import { openOrders } from '../security/sql/grounds/duckdb.js';
import { tableNames } from '../security/sql/orders.js';

/**
 * Processor milliseconds of every gate per statement, over the benign and hostile corpus. Goal: p99 of 5 ms. The grammars of T-SQL
 * and PL/SQL, which the product reads in processes of their own, are warmed up and read here. `new max` is the dearest
 * statement of the first round, when each is new to a parser that has only warmed up.
 */
const ROUNDS = 5;

const session = await openOrders('/tmp', true);

/** As between connecting to a source and the first question. */
const read = (dialect: GrammarDialect, checkTokens: (sql: string) => void) => {
  const parser = new SelectParser(dialect);
  for (const shape of commonShapes[dialect]) parser.learn(shape);
  return async (sql: string): Promise<void> => {
    checkTokens(sql);
    parser.judge(sql);
  };
};

const gates: Partial<Record<CorpusDialect, (sql: string) => Promise<void>>> = {
  duckdb: (sql) => admitSelect(session, sql, [...tableNames, 'data']),
  postgres: admitPostgres,
  mysql: admitMysql,
  sqlite: admitSqlite,
  clickhouse: admitClickHouse,
  tsql: read('tsql', checkTsqlTokens),
  plsql: read('plsql', checkPlsqlTokens),
};

const timed = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  await work().catch(() => undefined);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const quantile = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);

console.log('gate        statements  p50 ms  p99 ms  max ms  new p99  new max');
for (const [dialect, gate] of Object.entries(gates)) {
  const statements = [...benign(dialect as CorpusDialect), ...hostile(dialect as CorpusDialect)];
  const fresh: number[] = [];
  for (const sql of statements) fresh.push(await timed(() => gate(sql)));
  fresh.sort((x, y) => x - y);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const sql of statements) times.push(await timed(() => gate(sql)));
  times.sort((a, b) => a - b);
  const figures = [
    ...[0.5, 0.99, 1].map((share) => quantile(times, share)),
    ...[0.99, 1].map((share) => quantile(fresh, share)),
  ].map((text) => text.padStart(7));
  console.log(`${dialect.padEnd(12)}${String(statements.length).padStart(10)} ${figures.join(' ')}`);
}
session.close();
process.exit(0);
