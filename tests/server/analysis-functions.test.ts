import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell, Rows } from '#shared/data/cell.js';
import { createRandom } from '../../server/src/statistics/random.js';
import { startServer, upload, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => void (server = await startServer()));
afterAll(() => server.stop());

interface Outcome {
  readonly values?: Rows;
  readonly error?: { readonly code: string; readonly detail: string };
}

const call = async (name: string, ...args: unknown[]): Promise<Outcome> => {
  const response = await server
    .request()
    .post('/api/v1/functions/batch')
    .send({ calls: [{ id: 'a', function: name, arguments: args }] })
    .expect(200);
  return response.body.results[0];
};

const values = async (name: string, ...args: unknown[]): Promise<Rows> => {
  const { values: matrix, error } = await call(name, ...args);
  if (!matrix) throw new Error(error?.detail);
  return matrix;
};

const random = createRandom(3);
const customers: Cell[][] = Array.from({ length: 120 }, (_, i) => {
  const rich = i % 3 === 0;
  return [(rich ? 90 : 20) + random.normal(), (rich ? 2 : 8) + 0.3 * random.normal()];
});
const data = { values: [['Spend', 'Visits'], ...customers] };

describe('DV.SEGMENT', () => {
  it('gives one cell a row, header first, largest segment 1', async () => {
    const rows = await values('SEGMENT', data);
    expect(rows).toHaveLength(121);
    expect(rows[0]).toEqual(['Segment']);
    const own = customers.map((_, i) => rows[i + 1]![0]);
    expect(new Set(own.filter((_, i) => i % 3 === 0))).toEqual(new Set([2]));
    expect(new Set(own.filter((_, i) => i % 3 !== 0))).toEqual(new Set([1]));
  });

  it('leaves the header away where there is none', async () => {
    expect(await values('SEGMENT', { values: customers })).toHaveLength(120);
    expect(await values('SEGMENT', { values: customers }, 3, 'name', false)).toHaveLength(120);
  });

  it('describes the segments', async () => {
    const [header, first] = await values('SEGMENT', data, null, 'profile');
    expect(header).toEqual(['Segment', 'Rows', 'Share', 'What sets it apart']);
    expect(first![1]).toBe(80);
  });

  it('refuses a number of segments that makes no sense', async () => {
    expect((await call('SEGMENT', data, 0)).error).toMatchObject({ code: 'out-of-range' });
  });
});

describe('DV.EXPLAIN', () => {
  const drivers = Array.from({ length: 150 }, () => [random.normal(), random.normal()]);
  const target = drivers.map(([a]) => [5 * a! + 0.5 * random.normal()]);
  const given = { values: [['Price', 'Weather'], ...drivers] };

  it('names the driver and leaves the bystander out', async () => {
    const rows = await values('EXPLAIN', { values: [['Sales'], ...target] }, given);
    expect(rows.map(([name]) => name)).toEqual(['Driver', 'Price']);
    expect(rows[1]![1]).toBeGreaterThan(0.8);
  });

  it('takes the target by name, and uploaded ranges alike', async () => {
    const rows = drivers.map((row, i): Cell[] => [...row, target[i]![0]!]);
    const { id } = await upload(server, [['Price', 'Weather', 'Sales'], ...rows]);
    expect((await values('EXPLAIN', 'Sales', { dataset: id }, 3)).map(([name]) => name)).toEqual(['Driver', 'Price']);
  });

  it('says so when nothing drives the target', async () => {
    const noise = drivers.map(() => [random.normal()]);
    const [[sentence]] = (await values('EXPLAIN', { values: [['Sales'], ...noise] }, given)) as [[string]];
    expect(sentence).toMatch(/^Nothing here drives Sales/);
  });

  it('wants as many rows in both ranges', async () => {
    const { error } = await call('EXPLAIN', { values: target.slice(1) }, { values: drivers });
    expect(error?.detail).toContain('same number of rows');
  });
});

describe('DV.COMPARE', () => {
  /** Student's sleep data (1908): extra hours under two drugs; t = −1.861 unpaired, −4.062 paired, as R's t.test gives. */
  const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2].map((x) => [x]);
  const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4].map((x) => [x]);
  const measure = (rows: Rows, name: string): Cell => rows.find(([label]) => label === name)?.[1] ?? null;

  it('agrees with R on a published example', async () => {
    const welch = await values('COMPARE', { values: one }, { values: two });
    expect(measure(welch, 'Difference')).toBeCloseTo(1.58, 10);
    expect(Math.abs(Number(measure(welch, 't')))).toBeCloseTo(1.8608, 4);
    expect(measure(welch, 'p')).toBeCloseTo(0.07939, 5);
    const paired = await values('COMPARE', { values: one }, { values: two }, 'paired');
    expect(Math.abs(Number(measure(paired, 't')))).toBeCloseTo(4.0621, 4);
    expect(measure(paired, 'p')).toBeCloseTo(0.002833, 6);
  });

  it('compares ranges of different length, and groups of one column', async () => {
    const uneven = await values('COMPARE', { values: one.slice(0, 7) }, { values: two });
    expect(uneven.slice(1, 3).map(([, rows]) => rows)).toEqual([7, 10]);
    const hours = { values: [['Hours'], ...one, ...two] };
    const drugs = { values: [['Drug'], ...one.map(() => ['A']), ...two.map(() => ['B'])] };
    expect(measure(await values('COMPARE', hours, drugs), 'Mean of B')).toBeCloseTo(2.33, 10);
  });

  it('wants pairs for a paired comparison', async () => {
    const { error } = await call('COMPARE', { values: one.slice(1) }, { values: two }, 'paired');
    expect(error?.detail).toContain('same number of rows');
  });
});

describe('DV.CORRMATRIX', () => {
  it('gives a symmetric matrix with names along both sides', async () => {
    const rows = await values('CORRMATRIX', data);
    expect(rows.map(([name]) => name)).toEqual(['Column', 'Spend', 'Visits']);
    expect(rows[0]).toEqual(['Column', 'Spend', 'Visits']);
    expect(rows[1]![2]).toBe(rows[2]![1]);
    expect(rows[1]![2]).toBeLessThan(-0.95);
  });

  it('gives pairs with p-values', async () => {
    expect((await values('CORRMATRIX', data, 'spearman', 'pairs'))[0]).toContain('Adjusted p');
  });
});

describe('DV.OUTLIERS over time and over rows', () => {
  const calm = Array.from({ length: 80 }, () => random.normal());

  it('lists the start of a new level', async () => {
    const series = calm.map((value, i) => [i < 50 ? value : value + 12]);
    const rows = await values('OUTLIERS', { values: series }, 'level-shift', null, 'list');
    expect(rows).toHaveLength(2);
    expect(rows[1]![0]).toBe(51);
    const flags = await values('OUTLIERS', { values: series }, 'level-shift');
    expect(flags.flatMap(([flag], i) => (flag ? [i] : []))).toEqual([50]);
  });

  it('finds a new spread, and nothing in a calm series', async () => {
    const series = calm.map((value, i) => [i < 40 ? value : value * 15]);
    const [, row] = await values('OUTLIERS', { values: series }, 'variance-change', null, 'list');
    expect(Math.abs(Number(row![0]) - 41)).toBeLessThan(4);
    expect(await values('OUTLIERS', { values: calm.map((x) => [x]) }, 'level-shift', null, 'list')).toHaveLength(1);
  });

  it('flags the row that fits no other', async () => {
    const pairs = calm.map((x) => [x, 2 * x + 0.1 * random.normal()]);
    const flags = await values('OUTLIERS', { values: [...pairs, [9, -18]] }, 'row');
    expect(flags.at(-1)).toEqual([true, true]);
    expect(flags.filter(([flag]) => flag).length).toBeLessThan(4);
  });
});

describe('DV.FORECAST', () => {
  const [past, ahead] = [48, 3];
  const promotion = (row: number) => ((row * row + 3 * row) % 7 < 2 ? 1 : 0);
  const sales = Array.from(
    { length: past },
    (_, row) => 200 + row + 20 * Math.sin((row * Math.PI) / 6) + 60 * promotion(row) + random.normal(),
  );
  const dates = Array.from({ length: past + ahead }, (_, row) => [43_831 + 7 * row]);

  it('forecasts several columns side by side', async () => {
    const range = { values: [['Revenue', 'Units'], ...sales.map((value, row) => [value, 500 - row])] };
    const rows = await values('FORECAST', range, null, ahead);
    expect(rows[0]).toEqual([
      'Period',
      'Revenue',
      'Revenue lower bound',
      'Revenue upper bound',
      'Units',
      'Units lower bound',
      'Units upper bound',
    ]);
    expect(rows).toHaveLength(1 + ahead);
    const alone = await values('FORECAST', { values: sales.map((value) => [value]) }, null, ahead);
    expect(alone[0]).toEqual(['Period', 'Forecast', 'Lower bound', 'Upper bound']);
    expect(rows.slice(1).map((row) => row.slice(0, 4))).toEqual(alone.slice(1));
  });

  it('reads the future of explanatory columns from the rows below the last value', async () => {
    const series = { values: sales.map((value) => [value]) };
    const plan = (promoted: number) => ({
      values: Array.from({ length: past + ahead }, (_, row) => [row < past ? promotion(row) : promoted]),
    });
    const forecast = (promoted: number) =>
      values('FORECAST', series, { values: dates }, ahead, null, null, null, null, null, plan(promoted));
    const [without, promoted] = [await forecast(0), await forecast(1)];
    expect(promoted.map(([period]) => period)).toEqual(without.map(([period]) => period));
    expect(promoted[1]![0]).toBe(dates[past]![0]);
    for (let row = 1; row <= ahead; row++) {
      expect(Math.abs(Number(promoted[row]![1]) - Number(without[row]![1]) - 60)).toBeLessThan(3);
    }
  });
});
