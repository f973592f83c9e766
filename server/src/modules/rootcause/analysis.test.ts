import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { changeAnalysis, rootCauseAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => void (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const regions = ['North', 'East', 'South', 'West'];
const channels = ['Retail', 'Online', 'Partner'];
const cells = ['2025', '2026'].flatMap((year) =>
  regions.flatMap((region) => channels.map((channel) => ({ year, region, channel }))),
);
const fell = ({ year, region, channel }: (typeof cells)[number]): boolean =>
  year === '2026' && region === 'North' && channel === 'Partner';

const orders = [
  { name: 'Year', type: 'text', values: cells.map(({ year }) => year) },
  { name: 'Region', type: 'text', values: cells.map(({ region }) => region) },
  { name: 'Channel', type: 'text', values: cells.map(({ channel }) => channel) },
  { name: 'Revenue', type: 'number', values: cells.map((cell) => (fell(cell) ? 20 : 100)) },
  { name: 'Visits', type: 'number', values: cells.map(() => 1000) },
] as const;

describe('why did it change', () => {
  it('names what explains the change, and its parts sum to it', async () => {
    const { result, presentation } = await bench.run(changeAnalysis, orders, {
      measure: 'Revenue',
      by: 'Year',
      before: '2025',
      after: '2026',
    });
    expect(result).toMatchObject({ before: 1200, after: 1120, change: -80 });
    expect(presentation.headline).toMatch(/^Revenue fell 6\.7%\. (North|Partner) explains 100%\.$/);
    for (const { parts } of result.dimensions) {
      expect(parts.reduce((sum, { change }) => sum + change, 0)).toBeCloseTo(-80, 9);
    }
    expect(presentation.charts[0]?.kind).toBe('waterfall');
    expect(presentation.tables[0]!.rows[0]).toEqual(['2025', 1200, null]);
  });

  it('says how far a part went that moved more than the whole, since its share would be over 100 %', async () => {
    const sales = [
      { name: 'Year', type: 'text', values: ['2025', '2025', '2026', '2026'] },
      { name: 'Region', type: 'text', values: ['North', 'South', 'North', 'South'] },
      { name: 'Revenue', type: 'number', values: [100, 100, 40, 130] },
    ] as const;
    const { presentation } = await bench.run(changeAnalysis, sales, {
      measure: 'Revenue',
      by: 'Year',
      before: '2025',
      after: '2026',
    });
    expect(presentation.headline).toBe('Revenue fell 15%. North fell by 60, more than all of it.');
    expect(presentation.findings?.map(({ headline }) => headline)).toContain(
      'North fell by 60, more than the whole change of Revenue.',
    );
  });

  it('splits a ratio into rate and mix', async () => {
    const { result } = await bench.run(changeAnalysis, orders, {
      measure: 'Revenue',
      per: 'Visits',
      by: 'Year',
      before: '2025',
      after: '2026',
      maxParts: 2,
    });
    const region = result.dimensions.find(({ dimension }) => dimension === 'Region')!;
    expect(region.parts).toHaveLength(2);
    expect(region.parts[0]).toMatchObject({ value: 'North', rate: result.change });
    expect(region.parts[0]!.mix).toBeCloseTo(0, 12);
    expect(region.parts.reduce((sum, { change }) => sum + change, 0)).toBeCloseTo(result.change, 12);
  });

  it('says when a period has no rows', async () => {
    const params = { measure: 'Revenue', by: 'Year', before: '2019', after: '2026' };
    await expect(bench.run(changeAnalysis, orders, params)).rejects.toThrow('No rows have Year = 2019');
  });
});

describe('root cause', () => {
  const leaves = regions.flatMap((region) =>
    channels.flatMap((channel) => Array.from({ length: 8 }, (_, shop) => ({ region, channel, shop: `S${shop}` }))),
  );
  const broken = ({ region, channel }: (typeof leaves)[number]): boolean => region === 'West' && channel === 'Online';
  const table = [
    { name: 'Region', type: 'text', values: leaves.map(({ region }) => region) },
    { name: 'Channel', type: 'text', values: leaves.map(({ channel }) => channel) },
    { name: 'Shop', type: 'text', values: leaves.map(({ shop }) => shop) },
    { name: 'Sales', type: 'number', values: leaves.map((leaf, i) => (broken(leaf) ? 45 : 100 + ((i * 7) % 5) - 2)) },
    { name: 'Plan', type: 'number', values: leaves.map(() => 100) },
    { name: 'Failures', type: 'number', values: leaves.map((leaf, i) => (broken(leaf) ? 60 : 10 + (i % 3) - 1)) },
    { name: 'Usual failures', type: 'number', values: leaves.map(() => 10) },
    { name: 'Requests', type: 'number', values: leaves.map(() => 1000) },
  ] as const;

  it('finds the combination that fell short of its plan', async () => {
    const { result, presentation } = await bench.run(rootCauseAnalysis, table, {
      measure: 'Sales',
      baseline: 'Plan',
      dimensions: ['Region', 'Channel', 'Shop'],
    });
    expect(result.sets.map(({ elements }) => elements)).toEqual([{ Region: 'West', Channel: 'Online' }]);
    expect(presentation.headline).toMatch(
      /^West and Online is 440 below its baseline and explains \d+% of the difference\.$/,
    );
  });

  it('finds where a rate rose', async () => {
    const { result } = await bench.run(rootCauseAnalysis, table, {
      measure: 'Failures',
      baseline: 'Usual failures',
      per: { measure: 'Requests', baseline: 'Requests' },
    });
    expect(result.sets[0]!.elements).toEqual({ Region: 'West', Channel: 'Online' });
  });

  it('claims nothing where nothing happened', async () => {
    const calm = table.map((column) =>
      column.name === 'Sales' ? { ...column, values: leaves.map((_, i) => 98 + (i % 5)) } : column,
    );
    const { result, presentation } = await bench.run(rootCauseAnalysis, calm, { measure: 'Sales', baseline: 'Plan' });
    expect(result.sets).toEqual([]);
    expect(presentation.headline).toContain('no combination of values stands out');
  });
});

describe('findings of a change', () => {
  const months = ['2026-05-03', '2026-05-20', '2026-06-02', '2026-06-25'];
  const regions = ['West', 'East'];
  const cells = months.flatMap((date) => regions.map((region) => ({ date, region })));
  const table = [
    { name: 'Date', type: 'date', values: cells.map(({ date }) => date) },
    { name: 'Region', type: 'text', values: cells.map(({ region }) => region) },
    {
      name: 'Sales',
      type: 'number',
      values: cells.map(({ date, region }) => (region === 'West' && date > '2026-06' ? 20 : 50)),
    },
  ] as const;
  const params = { measure: 'Sales', by: 'Date', period: 'month', before: '2026-05-01', after: '2026-06-01' } as const;

  it('say the change of two calendar months and who carries it', async () => {
    const { presentation } = await bench.run(changeAnalysis, table, params);
    expect(presentation.findings!.map(({ headline }) => headline)).toEqual([
      'Sales fell by 30% from May 2026 to Jun 2026.',
      'West explains 100% of the change of Sales.',
    ]);
    expect(presentation.findings![1]!.investigate?.params.where).toEqual([{ column: 'Region', value: 'West' }]);
  });

  it('split the average per row, and only the rows asked for', async () => {
    const { result } = await bench.run(changeAnalysis, table, {
      ...params,
      average: true,
      where: [{ column: 'Region', value: 'West' }],
    });
    expect([result.before, result.after]).toEqual([50, 20]);
    expect(result.dimensions).toEqual([]);
  });
});

describe('why did it change between calendar periods', () => {
  const days = Array.from({ length: 24 }, (_, month) =>
    ['North', 'South'].map((region) => ({
      date: `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-27`,
      region,
    })),
  ).flat();
  const fellLate = ({ date, region }: (typeof days)[number]): boolean => date >= '2025-10' && region === 'North';
  const dated = [
    { name: 'Day', type: 'date', values: days.map(({ date }) => date) },
    { name: 'Region', type: 'text', values: days.map(({ region }) => region) },
    { name: 'Channel', type: 'text', values: days.map((_, i) => (i % 4 < 2 ? 'Shop' : 'Online')) },
    { name: 'Revenue', type: 'number', values: days.map((day) => (fellLate(day) ? 40 : 100)) },
  ] as const;

  it('takes the last complete quarter and the same one a year before', async () => {
    const { result, presentation } = await bench.run(changeAnalysis, dated, {
      measure: 'Revenue',
      by: 'Day',
      period: 'quarter',
    });
    expect(result).toMatchObject({ labels: ['Q4 2024', 'Q4 2025'], before: 600, after: 420 });
    expect(presentation.headline).toBe('Revenue fell 30%. North explains 100%.');
  });

  it('does not compare a period that has only begun', async () => {
    const begun = dated.map((column) => ({
      ...column,
      values: [...column.values, { Day: '2026-01-03', Region: 'North', Channel: 'Shop', Revenue: 5 }[column.name]],
    })) as unknown as typeof dated;
    const { result } = await bench.run(changeAnalysis, begun, { measure: 'Revenue', by: 'Day', period: 'month' });
    expect(result.labels).toEqual(['Dec 2024', 'Dec 2025']);
  });

  it('splits one part further, by the rows of that part alone', async () => {
    const { result, presentation } = await bench.run(changeAnalysis, dated, {
      measure: 'Revenue',
      by: 'Day',
      period: 'quarter',
      against: 'period-before',
      where: [{ column: 'Region', value: 'North' }],
    });
    expect(result).toMatchObject({ labels: ['Q3 2025', 'Q4 2025'], before: 300, after: 120, change: -180 });
    expect(result.dimensions.map(({ dimension }) => dimension)).toEqual(['Channel']);
    expect(presentation.headline).toMatch(/^Revenue of North fell 60%\./);
  });

  it('names a day that is in no calendar instead of failing', async () => {
    const params = { measure: 'Revenue', by: 'Day', period: 'quarter', before: '2025-02-30' } as const;
    await expect(bench.run(changeAnalysis, dated, params)).rejects.toThrow('No rows have Day = 2025-02-30');
  });

  it('refuses a period of a column without dates', async () => {
    const params = { measure: 'Revenue', by: 'Region', period: 'year' } as const;
    await expect(bench.run(changeAnalysis, dated, params)).rejects.toThrow('Region holds text, not dates');
  });
});
