import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.js';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { segmentAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => void (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const random = createRandom(3);
const customers = Array.from({ length: 300 }, (_, i) => {
  const big = i % 3 === 0;
  return {
    spend: (big ? 900 : 200) + 30 * random.normal(),
    orders: (big ? 4 : 12) + random.normal(),
    plan: big ? 'Gold' : 'Basic',
  };
});
const numbers = [
  { name: 'Spend', type: 'number', values: customers.map(({ spend }) => spend) },
  { name: 'Orders', type: 'number', values: customers.map(({ orders }) => orders) },
] as const;
const plan = { name: 'Plan', type: 'text', values: customers.map((one) => one.plan) } as const;

describe('segment', () => {
  it('finds the groups, names them by what sets them apart and says how stable they are', async () => {
    const { result, presentation } = await bench.run(segmentAnalysis, numbers, {});
    expect(result.k).toBe(2);
    expect(result.labels.every((label, i) => label === (i % 3 === 0 ? 1 : 0))).toBe(true);
    expect(result.segments[1]!.name).toMatch(/high Spend/i);
    expect(result.segments[1]!.name).toMatch(/low Orders/i);
    expect(presentation.headline).toMatch(/^2 segments in 300 rows\. The largest, .*, holds 67%\.$/);
    expect(presentation.sentences[0]).toMatch(/^Very stable/);
    expect(presentation.findings).toHaveLength(2);
    expect(presentation.findings![1]).toMatchObject({
      kind: 'segment',
      size: { text: '33%' },
      certainty: { word: 'Certain' },
    });
  });

  it('reads categories too', async () => {
    const { result } = await bench.run(segmentAnalysis, [...numbers, plan], {});
    expect(result.k).toBe(2);
    const traits = result.segments[1]!.traits.find(({ column }) => column === 'Plan');
    expect(traits).toMatchObject({ value: 'Gold', segment: 1, others: 0 });
  });

  it('makes as many groups as asked for', async () => {
    const { result } = await bench.run(segmentAnalysis, numbers, { segments: 5 });
    expect(new Set(result.labels).size).toBe(5);
  });

  it('says how much is needed', async () => {
    const few = numbers.map((column) => ({ ...column, values: column.values.slice(0, 6) }));
    await expect(bench.run(segmentAnalysis, few, {})).rejects.toThrow(
      'Segments need at least 10 rows. This selection has 6.',
    );
  });
});
