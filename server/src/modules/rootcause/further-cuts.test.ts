import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { courseAnalysis, largestAnalysis, leversAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => void (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const text = (name: string, values: string[]) => ({ name, type: 'text', values }) as const;
const number = (name: string, values: (number | null)[]) => ({ name, type: 'number', values }) as const;

describe('volume, mix and price', () => {
  /** Desks at 10, lamps at 2: 10 desks and 10 lamps, then 5 desks and 25 lamps, lamps at 3. Worked by hand. */
  const sold = [
    text('Year', ['2025', '2025', '2026', '2026']),
    text('Product', ['Desk', 'Lamp', 'Desk', 'Lamp']),
    number('Units', [10, 10, 5, 25]),
    number('Revenue', [100, 20, 50, 75]),
  ];
  const params = { measure: 'Revenue', per: 'Units', by: 'Year', before: '2025', after: '2026' };

  it('sum to the change, and each is what the two-factor Shapley value says', async () => {
    const { result } = await bench.run(leversAnalysis, sold, params);
    // Rates 6 and 25/6; quantities 20 and 30. Volume (30 - 20) x (6 + 25/6) / 2; rate of lamps 25 x (1/2 + 5/6) / 2 x (3 - 2).
    expect(result.volume).toBeCloseTo((10 * (6 + 25 / 6)) / 2, 10);
    expect(result.rate).toBeCloseTo(((25 * (1 / 2 + 5 / 6)) / 2) * 1, 10);
    expect(result.volume + result.mix + result.rate).toBeCloseTo(5, 10);
    expect(result.dimension).toBe('Product');
  });

  it('name the lever that carries the change, with quantity and price on both sides', async () => {
    const { presentation } = await bench.run(leversAnalysis, sold, params);
    expect(presentation.headline).toMatch(/^Units moved Revenue by \+50\.8, more than the whole change of \+5\.$/);
    expect(presentation.sentences[1]).toBe('Units: 30, was 20. Revenue per Units: 4.17, was 6.');
    expect(presentation.charts[0]?.kind).toBe('waterfall');
  });

  it('count the rows where no column counts, and know no mix where nothing splits', async () => {
    const rows = [text('Year', ['2025', '2026', '2026']), number('Revenue', [10, 10, 10])];
    const { result, presentation } = await bench.run(leversAnalysis, rows, { ...params, per: null });
    expect(result).toMatchObject({ dimension: null, volume: 10, mix: 0, rate: 0 });
    expect(presentation.headline).toBe('Number of rows explains 100% of the change of Revenue.');
  });

  it('take no column that names single rows for a mix', async () => {
    const order = text(
      'Order',
      Array.from({ length: 60 }, (_, i) => `SO-${i}`),
    );
    const year = text(
      'Year',
      Array.from({ length: 60 }, (_, i) => (i < 6 ? '2025' : i < 12 ? '2026' : '2024')),
    );
    const units = number(
      'Units',
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
    const { result } = await bench.run(leversAnalysis, [order, year, units, { ...units, name: 'Revenue' }], params);
    expect(result.dimension).toBeNull();
  });

  it('say what they need when one side has no quantity', async () => {
    const rows = [text('Year', ['2025', '2026']), number('Units', [0, 3]), number('Revenue', [10, 10])];
    await expect(bench.run(leversAnalysis, rows, params)).rejects.toThrow(
      'need Units above zero in both 2025 and 2026',
    );
  });
});

describe('since when', () => {
  const months = Array.from(
    { length: 24 },
    (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-28`,
  );
  const dates = (values: string[]) => ({ name: 'Date', type: 'date', values }) as const;

  it('names the month from which on a measure lies below the year before', async () => {
    const values = months.map((_, i) => (i >= 18 ? 60 : 100 + i));
    const { result, presentation } = await bench.run(courseAnalysis, [dates(months), number('Revenue', values)], {
      measure: 'Revenue',
      by: 'Date',
    });
    expect(result).toMatchObject({ lag: 12, since: '2025-07-01', stretch: 6 });
    expect(presentation.headline).toBe('Revenue has been below the year before since July 2025: 6 months in a row.');
    expect(presentation.sentences[0]).toMatch(
      /^The widest gap came in December 2025: 60, where the year before had 111\./,
    );
  });

  it('leaves out a last month that is not over, and keeps to the rows of a part', async () => {
    const regions = text(
      'Region',
      months.flatMap(() => ['West', 'East']),
    );
    const twice = months.flatMap((day) => [day, day]);
    const cut = twice.map((day) => (day === '2025-12-28' ? '2025-12-05' : day));
    const values = twice.map((_, i) => (i % 2 === 0 ? 5 : 1_000));
    const { result } = await bench.run(courseAnalysis, [dates(cut), regions, number('Revenue', values)], {
      measure: 'Revenue',
      by: 'Date',
      where: [{ column: 'Region', value: 'West' }],
    });
    expect(result.points).toHaveLength(23);
    expect(new Set(result.points.map(({ value }) => value))).toEqual(new Set([5]));
    expect(result.since).toBeNull();
  });

  it('says how many periods it needs', async () => {
    const rows = [dates(['2025-01-31', '2025-02-28']), number('Revenue', [1, 2])];
    await expect(bench.run(courseAnalysis, rows, { measure: 'Revenue', by: 'Date' })).rejects.toThrow(
      'at least 3 periods. This selection has 2.',
    );
  });
});

describe('the largest rows behind a change', () => {
  const rows = [text('Year', ['2025', '2025', '2026', '2026', '2026']), number('Revenue', [10, 30, 500, null, 20])];
  const params = { measure: 'Revenue', by: 'Year', before: '2025', after: '2026', most: 1 };

  it('are named with their cells, and with what the change would be without them', async () => {
    const { result, presentation } = await bench.run(largestAnalysis, rows, params);
    expect(result.rows.map(({ row, side }) => [row, side])).toEqual([
      [3, 'after'],
      [2, 'before'],
    ]);
    expect(result).toMatchObject({ change: 480, without: 10 });
    expect(presentation.headline).toBe('96% of Revenue in 2026 comes from its 1 largest row; in 2025 it was 75%.');
    expect(presentation.findings?.[0]?.cells).toEqual([
      { column: 'Revenue', row: 3 },
      { column: 'Revenue', row: 2 },
    ]);
  });

  it('refuse sides without rows', async () => {
    await expect(bench.run(largestAnalysis, rows, { ...params, before: '1999', after: '1998' })).rejects.toThrow(
      'No rows fall into 1999 or 1998',
    );
  });
});
