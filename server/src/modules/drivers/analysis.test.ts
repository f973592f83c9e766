import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.js';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { driversAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => void (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const random = createRandom(11);
const rows = Array.from({ length: 800 }, () => {
  const price = 10 + 2 * random.normal();
  const channel = ['Web', 'Shop', 'Phone'][random.below(3)]!;
  const sales = 200 - 8 * price + (channel === 'Web' ? 15 : 0) + 6 * random.normal();
  return {
    price,
    listPrice: price * 1.1 + 1.5 * random.normal(),
    channel,
    noise: random.normal(),
    sales,
    late: sales < 115 ? 'yes' : 'no',
  };
});
const column = <K extends keyof (typeof rows)[number]>(name: K, type: 'number' | 'text') => ({
  name,
  type,
  values: rows.map((row) => row[name]),
});
const table = [
  column('price', 'number'),
  column('listPrice', 'number'),
  column('channel', 'text'),
  column('noise', 'number'),
  column('sales', 'number'),
];

describe('drivers', () => {
  it('names what drives a number and leaves out what only travels along', async () => {
    const { result, presentation } = await bench.run(driversAnalysis, table, { target: 'sales' });
    expect(result.drivers.map((driver) => driver.column)).toEqual(['price', 'channel']);
    expect(result.notDrivers.map((driver) => driver.column).sort()).toEqual(['listPrice', 'noise']);
    expect(result.drivers[0]!.effect!.estimate).toBeLessThan(0);
    expect(result.drivers[1]!.effect).toMatchObject({ to: 'Web' });
    expect(presentation.headline).toMatch(/^price and channel drive sales; together the columns explain \d+%\.$/);
    expect(presentation.sentences[0]).toContain('lower at price');
  });

  it('explains the chance of a category', async () => {
    const { result } = await bench.run(driversAnalysis, [...table.slice(0, 4), column('late', 'text')], {
      target: 'late',
    });
    expect(result.event).toBe('yes');
    expect(result.drivers[0]!.column).toBe('price');
  });

  it('says so when nothing drives the target', async () => {
    const unrelated = [column('noise', 'number'), column('channel', 'text'), column('price', 'number')];
    const { result, presentation } = await bench.run(driversAnalysis, unrelated, { target: 'noise' });
    expect(result.drivers).toEqual([]);
    expect(presentation.headline).toMatch(/^Nothing here drives noise/);
  });

  it('joins columns that carry the same information', async () => {
    const cents = { name: 'cents', type: 'number' as const, values: rows.map(({ price }) => Math.round(price * 100)) };
    const { result } = await bench.run(driversAnalysis, [...table, cents], { target: 'sales' });
    expect([result.drivers[0]!.column, ...result.drivers[0]!.standsFor].sort()).toEqual(['cents', 'price']);
  });

  it('says how much is needed', async () => {
    const few = table.map((one) => ({ ...one, values: one.values.slice(0, 20) }));
    await expect(bench.run(driversAnalysis, few, { target: 'sales' })).rejects.toThrow(
      'at least 40 rows. This selection has 20.',
    );
  });
});
