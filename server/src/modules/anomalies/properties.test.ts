import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, permutation } from '../../statistics/random.js';
import { findChanges } from './changes.js';
import { rowsResult } from './row-anomalies.js';
import { seriesResult } from './series-anomalies.js';
import type { Moments } from './timeline.js';

const moments = (length: number): Moments => ({
  order: Int32Array.from({ length }, (_, i) => i),
  times: null,
  labels: [],
});

const wave = (length: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length }, (_, t) => 100 + 10 * Math.sin((Math.PI * t) / 6) + random.normal());
};

const rowsOf = (values: Float64Array): number[] =>
  seriesResult(values, moments(values.length), 0.5).anomalies.map(({ row }) => row);

const seeds = fc.integer({ min: 1, max: 400 });

describe('anomalies of a series', () => {
  it('are the same rows in another unit and from another origin', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(-800, -20, 20, 800), fc.integer({ min: -4, max: 4 }), (seed, power, shift) => {
        const values = wave(240, seed).map((value, t) => Math.round(1024 * (t === 150 ? value + 60 : value)) / 1024);
        const moved = values.map((value) => (value + 64 * shift) * 2 ** power);
        const rows = rowsOf(values);
        expect(rows).toContain(151);
        expect(rowsOf(moved)).toEqual(rows);
      }),
      { numRuns: 20 },
    );
  });

  it('are none in a series that never changes, with gaps or without', () => {
    const still = new Float64Array(80).fill(7);
    expect(rowsOf(still)).toEqual([]);
    expect(rowsOf(still.map((value, t) => (t % 9 === 4 ? NaN : value)))).toEqual([]);
  });

  it('point at rows that hold a number, whatever the cells', () => {
    const cell = fc.oneof(
      { weight: 5, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(NaN, 0, 1e-300, 1e300, -1e300) },
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 40, maxLength: 120 }), (cells) => {
        fc.pre(cells.filter(Number.isFinite).length >= 24);
        const { anomalies, scores } = seriesResult(Float64Array.from(cells), moments(cells.length), 0.5);
        anomalies.forEach(({ row, score }) => {
          expect(Number.isFinite(cells[row - 1])).toBe(true);
          expect(score).toBeGreaterThan(0);
        });
        scores.forEach((score, i) => expect(score === null).toBe(!Number.isFinite(cells[i])));
      }),
      { numRuns: 40 },
    );
  });

  it('need 24 rows', () => {
    expect(() => rowsOf(wave(10, 1))).toThrow('Anomalies need at least 24 rows with numbers. This selection has 10.');
  });
});

describe('anomalies over several columns', () => {
  const table = (rows: number, seed: number) => {
    const random = createRandom(seed);
    const column = () => Float64Array.from({ length: rows }, () => random.normal());
    const [x, y] = [column(), column()];
    x[17] = 12;
    y[17] = -12;
    return [x, y];
  };
  const named = (columns: readonly Float64Array[]) => columns.map((values, i) => ({ name: `c${i}`, values }));

  it('put the same row first in any order of rows and any unit', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1e-300, 1e-6, 1e6, 1e290), (seed, unit) => {
        const columns = table(300, seed);
        const order = [...permutation(300, createRandom(seed))];
        const moved = columns.map((column) => Float64Array.from(order, (row) => column[row]! * unit));
        const { anomalies } = rowsResult(named(moved), 0.5);
        const strangest = anomalies.reduce((most, one) => (one.score > most.score ? one : most));
        expect(order[strangest.row - 1]).toBe(17);
      }),
      { numRuns: 12 },
    );
  });

  it('leave out rows with a gap', () => {
    const columns = table(100, 3);
    columns[0]![40] = NaN;
    expect(rowsResult(named(columns), 0.5).scores[40]).toBeNull();
  });
});

it('a column as long as a sheet is searched within a minute', { timeout: 300_000 }, () => {
  const values = wave(1_048_575, 2);
  values[700_000] = 400;
  const started = process.cpuUsage();
  expect(rowsOf(values)).toContain(700_001);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(60_000);
  expect(findChanges(values.slice(0, 1_000))).toEqual([]);
});
