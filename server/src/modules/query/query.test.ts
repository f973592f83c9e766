import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { queryAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const orders = [
  { name: 'Region', type: 'text' as const, values: ['North', 'South', 'North', 'West'] },
  { name: 'Day', type: 'date' as const, values: ['2024-01-01', '2024-02-01', '2024-03-01', null] },
  { name: 'Units', type: 'integer' as const, values: [1, 2, 3, 4] },
];
const run = (sql: string, maxRows = 100) => bench.run(queryAnalysis, orders, { sql, maxRows });

describe('a query over data', () => {
  it('gives a table with types and a chart that fits', async () => {
    const { result, presentation } = await run(
      'select region, sum(units) as total from data group by 1 order by 2 desc, 1',
    );
    expect(result.table).toMatchObject({
      rows: [
        ['North', 4],
        ['West', 4],
        ['South', 2],
      ],
      totalRows: 3,
    });
    expect(result.table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['Region', 'text'],
      ['total', 'integer'],
    ]);
    expect(presentation.headline).toBe('3 rows, 2 columns.');
    expect(presentation.charts[0]).toMatchObject({ kind: 'bar', category: 0, series: [{ column: 1 }] });
    expect((await run('select day, units from data where day is not null')).presentation.charts[0]?.kind).toBe('line');
  });

  it('of one value says the value', async () => {
    expect((await run('select avg(units) as average from data')).presentation.headline).toBe('average: 2.5.');
  });

  it('never shortens a result in silence', async () => {
    const { result, presentation } = await run('select * from data', 3);
    expect(result.table.totalRows).toBe(4);
    expect(presentation.sentences).toEqual(['Shown are the first 3 of 4 rows.']);
  });

  it('that finds nothing, is wrong, or does more than read ends in one sentence', async () => {
    await expect(run('select * from data where units > 9')).rejects.toMatchObject({ code: 'no-rows' });
    await expect(run('select unit from data')).rejects.toMatchObject({ code: 'query-failed' });
    for (const sql of [
      'drop table data',
      "select * from read_csv('/etc/passwd')",
      'select 1; select 2',
      "copy data to 'x.csv'",
    ]) {
      await expect(run(sql), sql).rejects.toMatchObject({ code: expect.stringMatching(/query-refused|query-failed/) });
    }
  });
});
