import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { compareAnalysis, correlateAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => void (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const region = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 'North' : 'South'));
const sales = region.map((name, i) => (name === 'North' ? 100 : 120) + ((i * 7) % 11));
const columns = [
  { name: 'Region', type: 'text', values: region },
  { name: 'Sales', type: 'number', values: sales },
  { name: 'Cost', type: 'number', values: sales.map((value, i) => (i === 3 ? null : value * 0.6 + ((i * 5) % 3))) },
] as const;

describe('compare', () => {
  it('says which group is higher, by how much and how sure that is', async () => {
    const { result, presentation } = await bench.run(compareAnalysis, columns, { first: 'Sales', by: 'Region' });
    expect(result.groups).toEqual(['South', 'North']);
    expect(result.counts).toEqual([40, 20]);
    expect(result.upper).toBeLessThan(0);
    expect(presentation.headline).toMatch(/^North is \d+(\.\d+)? lower than South on average\.$/);
    expect(presentation.sentences[0]).toContain('Very certain: North is lower than South, a large difference.');
  });

  it('pairs two columns row by row, leaving out rows with a blank', async () => {
    const { result } = await bench.run(compareAnalysis, columns, { first: 'Sales', second: 'Cost', kind: 'paired' });
    expect(result.counts).toEqual([59, 59]);
  });

  it('does not claim a difference that is not there', async () => {
    const even = [
      { name: 'A', type: 'number', values: sales },
      { name: 'B', type: 'number', values: [...sales].reverse() },
    ] as const;
    const { presentation } = await bench.run(compareAnalysis, even, { first: 'A', second: 'B' });
    expect(presentation.headline).toMatch(/^No clear difference/);
  });

  it('explains what is missing', async () => {
    await expect(bench.run(compareAnalysis, columns, { first: 'Sales' })).rejects.toThrow(
      'second column or a column of groups',
    );
    await expect(bench.run(compareAnalysis, columns, { first: 'Region', by: 'Sales' })).rejects.toThrow('not numbers');
    await expect(
      bench.run(compareAnalysis, columns, { first: 'Sales', by: 'Region', groups: ['North', 'West'] }),
    ).rejects.toThrow('Region has no group West');
  });
});

describe('correlate', () => {
  it('measures every pair in the way that fits its types', async () => {
    const { result, presentation } = await bench.run(correlateAnalysis, columns, {});
    expect(result.columns).toEqual(['Region', 'Sales', 'Cost']);
    const methods = new Map(result.pairs.map(({ first, second, method }) => [`${first}-${second}`, method]));
    expect(methods.get('Sales-Cost')).toBe('pearson');
    expect(methods.get('Region-Sales')).toBe('correlation-ratio');
    expect(result.matrix[1]![2]).toBeGreaterThan(0.95);
    expect(result.matrix[1]![2]).toBe(result.matrix[2]![1]);
    expect(presentation.headline).toMatch(
      /^Sales and Cost move strongly in the same direction, r = (0\.9\d|1\.00) \(very certain\)\.$/,
    );
  });

  it('finds nothing in unrelated columns', async () => {
    const noise = (step: number) => Array.from({ length: 200 }, (_, i) => Math.sin(i * i * step) * 1000);
    const unrelated = [0.7, 1.3, 2.9, 3.7].map(
      (step, i) => ({ name: `C${i}`, type: 'number', values: noise(step) }) as const,
    );
    const { presentation } = await bench.run(correlateAnalysis, unrelated, {});
    expect(presentation.headline).toBe('No two columns move together more than chance would have it.');
  });
});
