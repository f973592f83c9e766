import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forecastDefinition } from '#shared/analyses/forecast.js';
import type { ColumnType, Unit } from '#shared/data/column.js';
import type { Dataset } from '#shared/data/dataset.js';
import { DuckDbSession } from '../../engine/duckdb/session.js';
import { forecastAnalysis } from './analysis.js';

const datasetOf = (columns: { name: string; type: ColumnType; unit?: Unit }[], rows: number): Dataset => ({
  id: '0'.repeat(64),
  name: 'sales',
  source: { kind: 'sample', label: 'sales' },
  rows,
  columns: columns.map(({ name, type, unit = { kind: 'plain' } }) => ({ name, header: null, type, unit, issues: [] })),
  bytes: 0,
  createdAt: '2026-01-01T00:00:00Z',
  warnings: [],
});

const monthly = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(from, i, 1)).toISOString().slice(0, 10));

const seasonalSales = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => 400 + 2 * i + 60 * Math.sin((i * Math.PI) / 6) + ((i * 37) % 11));

let sql: DuckDbSession;

beforeAll(async () => {
  sql = await DuckDbSession.open({ memoryBytes: 2 ** 28, threads: 1, tempFolder: tmpdir(), tempBytes: 2 ** 28 });
});
afterAll(() => sql.close());

const load = async (dates: (string | null)[], values: (number | null)[]): Promise<Dataset> => {
  await sql.run('DROP TABLE IF EXISTS data');
  await sql.createTable('data', [
    { name: 'Month', type: 'DATE', values: dates },
    { name: 'Revenue', type: 'DOUBLE', values },
  ]);
  return datasetOf(
    [
      { name: 'Month', type: 'date' },
      { name: 'Revenue', type: 'number', unit: { kind: 'currency', symbol: '$' } },
    ],
    dates.length,
  );
};

const forecast = (dataset: Dataset, params: object) =>
  forecastAnalysis.compute(
    { dataset, sql, progress: () => undefined, now: new Date('2026-01-01T00:00:00Z') },
    forecastDefinition.params.parse(params),
  );

describe('a monthly forecast', () => {
  it('says what comes, how sure, and how the method did on the past', async () => {
    const dataset = await load(monthly(2019, 72), seasonalSales(72));
    const { result, presentation, rowsUsed } = await forecast(dataset, {
      values: 'Revenue',
      timeline: 'Month',
      horizon: 6,
    });
    expect(rowsUsed).toBe(72);
    expect(result.step).toBe('month');
    expect(result.season).toBe(12);
    expect(result.forecast.map(({ period }) => period)).toEqual(monthly(2025, 6));
    expect(presentation.headline).toMatch(/^Next 6 months: likely \$3,\d+\. 95% interval \$3,\d+ to \$3,\d+\.$/);
    expect(presentation.sentences.join(' ')).toMatch(/\d+% less error than repeating last year, in 6 backtests\./);
    expect(presentation.tables[0]!.columns.map(({ name }) => name)).toEqual([
      'Period',
      'Forecast',
      'Lower bound',
      'Upper bound',
    ]);
    expect(presentation.tables[1]!.rows).toHaveLength(78);
    expect(forecastDefinition.result.parse(result)).toEqual(result);
  });

  it('forecasts one season when no horizon is given', async () => {
    const dataset = await load(monthly(2019, 40), seasonalSales(40));
    const { result } = await forecast(dataset, { values: 'Revenue', timeline: 'Month' });
    expect(result.forecast).toHaveLength(12);
  });
});

describe('rows that are not one a month', () => {
  const daily = (count: number) =>
    Array.from({ length: count }, (_, i) => new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10));

  it('are collected into the period asked for', async () => {
    const dataset = await load(
      daily(730),
      daily(730).map(() => 10),
    );
    const params = { values: 'Revenue', timeline: 'Month', period: 'month', aggregation: 'sum', horizon: 3 };
    const { result, presentation } = await forecast(dataset, params);
    expect(result.history.slice(0, 2)).toEqual([
      { period: '2022-01-01', value: 310 },
      { period: '2022-02-01', value: 280 },
    ]);
    expect(result.forecast.map(({ period }) => period)).toEqual(['2024-01-01', '2024-02-01', '2024-03-01']);
    expect(presentation.headline).toMatch(/^Next 3 months: likely \$9\d\d\./);
  });

  it('fill gaps as asked and say so', async () => {
    const dates = monthly(2019, 40).filter((_, i) => i !== 20);
    const dataset = await load(dates, seasonalSales(39));
    const filled = await forecast(dataset, { values: 'Revenue', timeline: 'Month' });
    expect(filled.assumptions).toContain('1 month without data, filled between their neighbours.');
    const zeros = await forecast(dataset, { values: 'Revenue', timeline: 'Month', dataCompletion: 'zeros' });
    expect(zeros.result.history[20]).toEqual({ period: '2020-09-01', value: 0 });
  });

  it('without a timeline are taken in order', async () => {
    const dataset = await load(monthly(2019, 40), seasonalSales(40));
    const { result, presentation } = await forecast(dataset, { values: 'revenue', horizon: 2 });
    expect(result.step).toBe('row');
    expect(result.season).toBe(12);
    expect(result.forecast.map(({ period }) => period)).toEqual([41, 42]);
    expect(presentation.headline).toMatch(/^Next 2 rows: likely/);
  });
});

describe('every model by name', () => {
  it.each([
    ['ets', /^Exponential smoothing, .*yearly season/],
    ['theta', /Theta, (additive|multiplicative) yearly season by STL$/],
    ['seasonal-naive', /^Seasonal naive$/],
    ['mstl', /^Exponential smoothing, .*yearly season by STL$/],
    ['combination', /^Combination of exponential smoothing, ARIMA, .*, yearly season$/],
  ])('%s', async (model, words) => {
    const dataset = await load(monthly(2019, 60), seasonalSales(60));
    const { result } = await forecast(dataset, { values: 'Revenue', timeline: 'Month', model });
    expect(result.model).toMatch(words);
    expect(result.forecast.every(({ value }) => value > 300 && value < 700)).toBe(true);
  });
});

describe('input that cannot be forecast', () => {
  it('says how much is needed and how much there is', async () => {
    const dataset = await load(monthly(2024, 5), [1, 2, 3, 4, 5]);
    await expect(forecast(dataset, { values: 'Revenue', timeline: 'Month' })).rejects.toMatchObject({
      code: 'too-little-data',
      detail: 'A forecast needs at least 8 months. This selection has 5.',
    });
  });

  it('names the columns there are', async () => {
    const dataset = await load(monthly(2024, 9), seasonalSales(9));
    await expect(forecast(dataset, { values: 'Turnover' })).rejects.toMatchObject({
      code: 'column-unknown',
      detail: 'No column named Turnover. There is Month and Revenue.',
    });
    await expect(forecast(dataset, { values: 'Month' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('several columns and explanatory ones', () => {
  const [past, ahead] = [60, 6];
  const promotion = Array.from({ length: past + ahead }, (_, i) => ((i * i + 3 * i) % 7 < 2 ? 1 : 0));
  const sales = seasonalSales(past).map((value, i) => value + 80 * promotion[i]!);

  /** Months beyond the last sale hold the promotions planned. */
  const loadPlan = async (): Promise<Dataset> => {
    const blank = new Array<null>(ahead).fill(null);
    const columns = {
      Revenue: [...sales, ...blank],
      Units: [...seasonalSales(past).map((value) => value / 10), ...blank],
      Promotion: promotion,
    };
    await sql.run('DROP TABLE IF EXISTS data');
    await sql.createTable('data', [
      { name: 'Month', type: 'DATE', values: monthly(2019, past + ahead) },
      ...Object.entries(columns).map(([name, values]) => ({ name, type: 'DOUBLE' as const, values })),
    ]);
    const numbers = Object.keys(columns).map((name) => ({ name, type: 'number' as const }));
    return datasetOf([{ name: 'Month', type: 'date' }, ...numbers], past + ahead);
  };

  it('forecast each column by itself, side by side', async () => {
    const dataset = await loadPlan();
    const params = { timeline: 'Month', horizon: ahead };
    const both = await forecast(dataset, { ...params, values: 'Revenue', further: ['Units'] });
    const units = await forecast(dataset, { ...params, values: 'Units' });
    expect(both.result.further).toEqual([{ ...units.result, further: undefined }]);
    const [wide] = both.presentation.tables;
    expect(wide!.columns.map(({ name }) => name)).toEqual([
      'Period',
      'Revenue',
      'Revenue lower bound',
      'Revenue upper bound',
      'Units',
      'Units lower bound',
      'Units upper bound',
    ]);
    expect(wide!.rows.map(([period]) => period)).toEqual(monthly(2024, ahead));
    expect(wide!.rows[0]![4]).toBe(units.result.forecast[0]!.value);
    expect(both.presentation.headline).toMatch(/^Next 6 months: Revenue likely .*, Units likely .*\.$/);
    expect(forecastDefinition.result.parse(both.result)).toEqual(both.result);
  });

  it('read what is planned from the rows below the last value, and say so', async () => {
    const dataset = await loadPlan();
    const params = { values: 'Revenue', timeline: 'Month', horizon: ahead, explanatory: ['Promotion'] };
    const { result, assumptions } = await forecast(dataset, params);
    expect(result.explanation).toMatchObject({ used: true, columns: [{ name: 'Promotion', future: 'given' }] });
    expect(assumptions![0]).toMatch(
      /^With Promotion the backtests show \d+% less error than without\. The future of Promotion was read from the table\.$/,
    );
    const inOrder = await forecast(dataset, { ...params, timeline: null, seasonality: 12 });
    expect(inOrder.result.forecast.map(({ period }) => period)[0]).toBe(past + 1);
    expect(inOrder.result.explanation).toMatchObject({ used: true, columns: [{ future: 'given' }] });
  });

  it('take an unknown future to go on as it was', async () => {
    const dataset = await loadPlan();
    const params = { values: 'Revenue', timeline: 'Month', horizon: ahead + 1, explanatory: ['Promotion'] };
    const { result } = await forecast(dataset, params);
    expect(result.explanation!.columns[0]).toMatchObject({ name: 'Promotion', future: 'held' });
  });

  it('refuse a column that is to explain itself', async () => {
    const dataset = await loadPlan();
    await expect(forecast(dataset, { values: 'Units', explanatory: ['Units'] })).rejects.toMatchObject({
      code: 'invalid-input',
      detail: 'Units cannot be forecast and explain the forecast at once.',
    });
  });
});
