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
