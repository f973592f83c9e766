import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analysisTask, type AnalysisTaskInput } from '#server/engine/analysis-task.js';
import { DuckDbSession } from '#server/engine/duckdb/session.js';
import { quoteText } from '#server/engine/sql-session.js';
import { ingestFile } from '#server/modules/datasets/ingest/index.js';
import type { Dataset } from '#shared/data/dataset.js';

const open = (folder: string): Promise<DuckDbSession> =>
  DuckDbSession.open({ memoryBytes: 1e9, threads: 4, tempFolder: path.join(folder, 'spill'), tempBytes: 1e9 });

/** Enough rows for several threads, and prices whose sum depends on the order of adding. */
const ROWS = 250_000;

const questions: readonly [analysis: string, times: number, params: Record<string, unknown>][] = [
  ['ask', 100, { question: 'total price by region' }],
  ['query', 100, { sql: 'select region, avg(price), stddev(price) from data group by 1 order by 1' }],
  ['profile', 5, {}],
];

describe('the same question on the same data', () => {
  let folder: string;
  let dataset: Dataset;
  const file = () => path.join(folder, 'prices.parquet');

  const answer = async (analysis: string, params: Record<string, unknown>): Promise<string> => {
    const session = await open(folder);
    const input: AnalysisTaskInput = { analysis, dataset, file: file(), params, now: new Date(0) };
    const outcome = await analysisTask.run(input, {
      session: () => Promise.resolve(session),
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    session.close();
    return JSON.stringify(outcome, (key, value: unknown) => (/seconds|elapsed/i.test(key) ? null : value));
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'repeatability-'));
    const session = await open(folder);
    const csv = path.join(folder, 'prices.csv');
    await session.run(
      `COPY (SELECT ['North', 'South', 'East'][1 + (hash(i) % 3)::INT] AS region, (hash(i + 1) % 100000)::INT / 7.0 AS price
       FROM range(${ROWS}) AS rows(i)) TO ${quoteText(csv)} (HEADER)`,
    );
    const table = await ingestFile(session, csv, 'prices.csv', {}, { parquetPath: file() });
    session.close();
    const source = { kind: 'file' as const, label: 'prices.csv' };
    dataset = { ...table, id: '0'.repeat(64), name: 'prices', source, createdAt: '2026-01-01T00:00:00Z' };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(questions)(
    'gives the same bytes from %s, %i times',
    { timeout: 120_000 },
    async (analysis, times, params) => {
      const first = await answer(analysis, params);
      for (let again = 1; again < times; again += 1) expect(await answer(analysis, params)).toBe(first);
    },
  );
});
