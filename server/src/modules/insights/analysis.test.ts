import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '#shared/answers/finding.js';
import { createRandom, type Random } from '../../statistics/random.js';
import { AnalysisBench, type BenchColumn } from '../../../../tests/support/analysis-bench.js';
import { insightsAnalysis } from './index.js';

let bench: AnalysisBench;
beforeAll(async () => void (bench = await AnalysisBench.open()));
afterAll(() => bench.close());

const ROWS = 480;
const rows = Array.from({ length: ROWS }, (_, i) => i);
/** Twelve rows in each of forty months, spread over the month. */
const monthOf = (i: number): number => Math.floor(i / 12);
const dates = rows.map((i) =>
  new Date(Date.UTC(2022, monthOf(i), 1 + 2 * (i % 12) + (i % 12 === 11 ? 5 : 0))).toISOString().slice(0, 10),
);

interface Noise {
  readonly region: string[];
  readonly channel: string[];
  readonly revenue: number[];
  readonly units: number[];
  readonly delay: number[];
}

const noise = (random: Random): Noise => ({
  region: rows.map(() => ['North', 'South', 'East', 'West'][random.below(4)]!),
  channel: rows.map(() => ['Shop', 'Web', 'Phone'][random.below(3)]!),
  revenue: rows.map(() => 100 + 20 * random.normal()),
  units: rows.map(() => Math.exp(2 + 0.5 * random.normal())),
  delay: rows.map(() => -Math.log(1 - random.next())),
});

const table = ({ region, channel, revenue, units, delay }: Noise): BenchColumn[] => [
  { name: 'Date', type: 'date', values: dates },
  { name: 'Region', type: 'text', values: region },
  { name: 'Channel', type: 'text', values: channel },
  { name: 'Revenue', type: 'number', values: revenue },
  { name: 'Units', type: 'number', values: units },
  { name: 'Delay', type: 'number', values: delay },
];

const find = async (data: Noise): Promise<Finding[]> =>
  (await bench.run(insightsAnalysis, table(data), {})).result.findings;

const about = (findings: readonly Finding[], kind: Finding['kind'], ...columns: string[]): Finding | undefined =>
  findings.find((one) => one.kind === kind && columns.every((name) => one.columns.includes(name)));

describe('findings that were planted', () => {
  const random = createRandom(11);
  const calm = noise(random);

  it('names a trend with its slope', async () => {
    const found = about(
      await find({ ...calm, revenue: calm.revenue.map((x, i) => x + 2 * monthOf(i)) }),
      'trend',
      'Revenue',
    );
    expect(found?.headline).toMatch(/^Revenue rose by 1\.\d% a month from January 2022/);
    expect(found!.certainty.interval!.lower).toBeLessThan(24);
    expect(found!.certainty.interval!.upper).toBeGreaterThan(24);
    expect(found!.evidence).toMatchObject({ analysis: 'forecast', params: { values: 'Revenue', timeline: 'Date' } });
  });

  it('names a new level and its month, and not a trend', async () => {
    const findings = await find({ ...calm, revenue: calm.revenue.map((x, i) => x + (monthOf(i) >= 25 ? 60 : 0)) });
    expect(about(findings, 'level-shift', 'Revenue')?.headline).toContain('in February 2024');
    expect(about(findings, 'trend', 'Revenue')).toBeUndefined();
  });

  it('names the peak of a season', async () => {
    const seasonal = calm.revenue.map((x, i) => x + 40 * Math.cos((2 * Math.PI * (monthOf(i) - 6)) / 12));
    expect(about(await find({ ...calm, revenue: seasonal }), 'season', 'Revenue')?.headline).toMatch(
      /peaks in July.*lowest in January/,
    );
  });

  it('names an unusual month and proposes to ask why', async () => {
    const spiked = calm.revenue.map((x, i) => x + (monthOf(i) === 30 ? 120 : 0));
    const found = about(await find({ ...calm, revenue: spiked }), 'unusual', 'Revenue', 'Date');
    expect(found?.headline).toContain('unusually high in July 2024');
    expect(found?.investigate).toMatchObject({ analysis: 'change', params: { period: 'month', after: '2024-07-01' } });
  });

  it('names the group that differs, with the interval', async () => {
    const found = about(
      await find({ ...calm, revenue: calm.revenue.map((x, i) => x + (calm.region[i] === 'West' ? 25 : 0)) }),
      'difference',
      'Revenue',
      'Region',
    );
    expect(found?.headline).toMatch(/^West has higher Revenue/);
    expect(found!.certainty.interval!.lower).toBeLessThan(25);
    expect(found!.certainty.interval!.upper).toBeGreaterThan(20);
  });

  it('names a relation once, not as relation, driver and difference', async () => {
    const findings = await find({ ...calm, revenue: calm.revenue.map((x, i) => x + 6 * calm.units[i]!) });
    const same = findings.filter(({ columns }) => columns.includes('Revenue') && columns.includes('Units'));
    expect(same).toHaveLength(1);
    expect(['relation', 'driver']).toContain(same[0]!.kind);
  });

  it('names the leader of a sum', async () => {
    const found = about(
      await find({ ...calm, units: calm.units.map((x, i) => x * (calm.channel[i] === 'Web' ? 9 : 1)) }),
      'leader',
      'Units',
    );
    expect(found?.headline).toMatch(/^Web makes 8\d% of Units/);
  });

  it('points at the cells of values far from all others, with what is said of each', async () => {
    const found = about(
      await find({ ...calm, revenue: calm.revenue.with(77, 900).with(5, -700) }),
      'unusual',
      'Revenue',
    );
    expect(found?.cells).toEqual([
      { column: 'Revenue', row: 6, text: expect.stringMatching(/^Revenue of row 6 is .700, far below/) as string },
      { column: 'Revenue', row: 78, text: expect.stringMatching(/^Revenue of row 78 is 900, far above/) as string },
    ]);
  });

  it('says what is blank', async () => {
    const holes = calm.delay.map((x, i) => (i % 4 === 0 ? null : x)) as number[];
    expect(about(await find({ ...calm, delay: holes }), 'quality', 'Delay')?.headline).toBe('25% of Delay is blank.');
  });
});

describe('what a finding says', () => {
  it('takes every number from a fact', async () => {
    const data = noise(createRandom(4));
    const findings = await find({
      ...data,
      revenue: data.revenue.map((x, i) => x + 3 * monthOf(i) + 5 * data.units[i]!),
    });
    expect(findings.length).toBeGreaterThan(1);
    for (const { headline, sentences, facts } of findings) {
      const texts = Object.values(facts).map(({ text }) => text);
      const bare = texts
        .sort((a, b) => b.length - a.length)
        .reduce((left, text) => left.replaceAll(text, ''), [headline, ...sentences].join(' '));
      expect(bare).not.toMatch(/\p{N}/u);
    }
  });

  it('keeps to the number asked for, best first', async () => {
    const data = noise(createRandom(4));
    const many = { ...data, revenue: data.revenue.map((x, i) => x + 3 * monthOf(i) + 5 * data.units[i]!) };
    const { result } = await bench.run(insightsAnalysis, table(many), { most: 2 });
    expect(result.findings).toHaveLength(2);
    expect(result.findings[0]!.score).toBeGreaterThanOrEqual(result.findings[1]!.score);
  });
});

describe('a table of noise', () => {
  it('gives no finding: at most one table of twenty-five with one', async () => {
    let told = 0;
    for (let seed = 100; seed < 125; seed++) told += (await find(noise(createRandom(seed)))).length > 0 ? 1 : 0;
    expect(told).toBeLessThanOrEqual(1);
  }, 120_000);

  it('says that nothing stands out', async () => {
    const { presentation } = await bench.run(insightsAnalysis, table(noise(createRandom(100))), {});
    expect(presentation.headline).toBe('Nothing stands out in 480 rows and 6 columns: what there is could be chance.');
  });
});

describe('small and odd tables', () => {
  it.each<[string, BenchColumn[]]>([
    ['one cell', [{ name: 'A', type: 'number', values: [1] }]],
    ['no rows', [{ name: 'A', type: 'number', values: [] }]],
    ['text only', [{ name: 'A', type: 'text', values: ['x', 'y', 'x'] }]],
    ['a constant', [{ name: 'A', type: 'number', values: rows.map(() => 7) }]],
    [
      'huge numbers',
      [
        { name: 'A', type: 'number', values: rows.map((i) => 1e150 * (i % 7)) },
        { name: 'B', type: 'number', values: rows.map((i) => i * 1e-150) },
      ],
    ],
    [
      'a quote in a name',
      [
        { name: 'A "b" {c}', type: 'number', values: rows.map((i) => i * i) },
        { name: "D'e", type: 'text', values: rows.map((i) => (i < 400 ? 'x' : 'y')) },
      ],
    ],
  ])('%s is no reason to fail', async (_, columns) => {
    const { presentation } = await bench.run(insightsAnalysis, columns, {});
    expect(presentation.headline).not.toBe('');
  });
});

describe('groups of rows', () => {
  const random = createRandom(11);
  const kinds = [
    { visits: 20, amount: 100 },
    { visits: 4, amount: 900 },
    { visits: 3, amount: 90 },
  ];
  const around = (typical: number): number => typical * Math.exp(0.15 * random.normal());
  const people = Array.from({ length: 240 }, (_, i) => kinds[i % 3]!);

  it('are worth knowing where they are clear', async () => {
    const customers: BenchColumn[] = [
      { name: 'Visits', type: 'number', values: people.map(({ visits }) => around(visits)) },
      { name: 'Amount', type: 'number', values: people.map(({ amount }) => around(amount)) },
    ];
    const { result } = await bench.run(insightsAnalysis, customers, {});
    expect(result.findings.some(({ kind, headline }) => kind === 'segment' && headline.includes('33%'))).toBe(true);
  });
});
