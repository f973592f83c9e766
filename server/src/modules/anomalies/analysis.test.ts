import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../statistics/random.js';
import { AnalysisBench } from '../../../../tests/support/analysis-bench.js';
import { anomaliesAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => void (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const random = createRandom(5);
const hours = Array.from({ length: 1200 }, (_, i) => new Date(Date.UTC(2026, 0, 1, i)).toISOString().slice(0, 19));
const load = hours.map((_, i) => 50 + 10 * Math.sin((i * Math.PI) / 12) + random.normal());
const table = (values: number[]) =>
  [
    { name: 'At', type: 'datetime', values: hours },
    { name: 'Load', type: 'number', values },
  ] as const;

describe('anomalies of a series', () => {
  it('flags a spike at its time and says what was usual', async () => {
    const values = load.map((value, i) => (i === 900 ? 140 : value));
    const { result, presentation } = await bench.run(anomaliesAnalysis, table(values), {
      values: ['Load'],
      timeline: 'At',
    });
    expect(result.anomalies.map(({ row }) => row)).toContain(901);
    expect([900, 901]).toContain(result.scores.indexOf(Math.max(...(result.scores as number[]))));
    expect(presentation.sentences[0]).toMatch(/140 is unusual: above/);
    const spike = presentation.findings!.find(({ headline }) => headline.includes(': 140'));
    expect(spike).toMatchObject({ kind: 'unusual', cells: [{ column: 'Load', row: 901 }], chart: 0 });
  });

  it('names a level shift', async () => {
    const values = load.map((value, i) => (i >= 700 ? value + 40 : value));
    const { result } = await bench.run(anomaliesAnalysis, table(values), { values: ['Load'], timeline: 'At' });
    const shift = result.anomalies.find(({ kind }) => kind === 'level-shift');
    expect(Math.abs(shift!.row - 701)).toBeLessThan(10);
  });

  it('stays quiet on a calm series', async () => {
    const { result, presentation } = await bench.run(anomaliesAnalysis, table(load), {
      values: ['Load'],
      timeline: 'At',
    });
    expect(result.anomalies).toEqual([]);
    expect(presentation.headline).toBe('Nothing unusual in Load. 1,200 rows checked.');
  });

  it('reads the rows in order of time', async () => {
    const values = load.map((value, i) => (i === 900 ? 140 : value));
    const reversed = table(values).map((column) => ({ ...column, values: [...column.values].reverse() }));
    const { result } = await bench.run(anomaliesAnalysis, reversed, { values: ['Load'], timeline: 'At' });
    expect(result.anomalies.map(({ row }) => row)).toContain(300);
  });
});

describe('anomalies of rows', () => {
  it('finds the row that fits no other', async () => {
    const x = Array.from({ length: 200 }, () => random.normal());
    const y = x.map((value) => 2 * value + 0.1 * random.normal());
    const rows = [
      { name: 'X', type: 'number', values: [...x, 8] },
      { name: 'Y', type: 'number', values: [...y, -16] },
    ] as const;
    const { result } = await bench.run(anomaliesAnalysis, rows, { values: ['X', 'Y'] });
    expect(result.anomalies.map(({ row }) => row)).toContain(201);
    expect(result.anomalies.length).toBeLessThan(10);
  });

  it('says how much is needed', async () => {
    const few = [{ name: 'X', type: 'number', values: [1, 2, 3] }] as const;
    await expect(bench.run(anomaliesAnalysis, few, { values: ['X'] })).rejects.toThrow('at least 24 rows');
  });
});
