import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, upload, type TestServer } from '../../support/server.js';

const DEADLINE_SECONDS = 3;

/** Statements that ignore interrupts or memory limits inside DuckDB; only the process around it can stop them. */
const killers = [
  "select repeat('x', 4000000000)",
  "select lpad('x', 2000000000, 'y')",
  'select list_resize([1], 1000000000)',
  'select generate_series(1, 1000000000)',
  'select list_reduce(range(20000000), (a, b) -> a + b)',
  'select count(*) from range(1000000000000) a, range(1000000000000) b',
  'with recursive t(n) as (select 1 union all select n + 1 from t) select max(n) from t',
  "select list_sort(range(100000000), 'DESC')",
  "select string_agg(repeat('x', 1000000), '') from range(100000)",
];

/** The logging function aborts the process when its file cannot be written. */
const refused = [
  "call enable_logging(storage='file', storage_path='/tmp/x')",
  "select * from enable_logging(storage='file', storage_path='/tmp/x')",
  "select * from read_text('/etc/passwd')",
  "select * from '/etc/passwd'",
  "copy data to '/tmp/x.csv'",
  "attach '/tmp/x.db'",
  'install httpfs',
  "set memory_limit='100GB'",
  'pragma database_list',
  'select * from duckdb_settings()',
  'select * from information_schema.tables',
  "select getenv('HOME')",
  'create table x as select 1',
  'select 1; drop view data',
];

describe('a hostile query', () => {
  let server: TestServer;
  let dataset: string;

  const query = async (sql: string) => {
    const began = performance.now();
    const { body } = await server
      .request()
      .post('/api/v1/analyses/query/runs?wait=20')
      .send({ dataset, params: { sql }, fresh: true });
    return { run: body, seconds: (performance.now() - began) / 1_000 };
  };

  beforeAll(async () => {
    server = await startServer({ DV_TASK_SECONDS: String(DEADLINE_SECONDS), DV_WORKER_MEMORY_MB: '800' });
    dataset = (
      await upload(server, [
        ['Region', 'Units'],
        ['North', 3],
        ['South', 5],
      ])
    ).id;
  });
  afterAll(() => server.stop());

  it.each(killers)('ends with a clear error and leaves the server up: %s', async (sql) => {
    const { run, seconds } = await query(sql);
    expect(run.state).toBe('failed');
    expect(['timeout', 'out-of-memory', 'query-failed']).toContain(run.problem.code);
    expect(seconds).toBeLessThan(DEADLINE_SECONDS + 1);
    await server.request().get('/health/ready').expect(200);
    expect((await query('select sum(Units) as units from data')).run.answer.result.table.rows).toEqual([[8]]);
  });

  it.each(refused)('is refused before it runs: %s', async (sql) => {
    const { run } = await query(sql);
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'query-refused' } });
    await server.request().get('/health/ready').expect(200);
  });
});
