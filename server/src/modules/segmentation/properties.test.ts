import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, permutation } from '../../statistics/random.js';
import { adjustedRand } from './agreement.js';
import { segmentColumns } from './segment.js';

const centres = [
  [0, 0],
  [12, 3],
  [-4, 11],
];

const groups = (rows: number, seed: number) => {
  const random = createRandom(seed);
  const labels = Array.from({ length: rows }, (_, i) => i % 3);
  return {
    labels,
    columns: [0, 1].map((j) => Float64Array.from(labels, (label) => centres[label]![j]! + random.normal())),
  };
};

const seeds = fc.integer({ min: 1, max: 400 });

describe('segments of clear groups', () => {
  it('are the groups, whatever the order of rows and columns', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { columns, labels } = groups(180, seed);
        const order = [...permutation(180, createRandom(seed + 1))];
        const mixed = columns.toReversed().map((column) => order.map((row) => column[row]!));
        const { labels: found } = segmentColumns(mixed);
        expect(
          adjustedRand(
            found,
            order.map((row) => labels[row]!),
          ),
        ).toBeGreaterThan(0.97);
      }),
      { numRuns: 15 },
    );
  });

  it('are the groups for tiny and huge magnitudes', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1e-300, 1e-12, 1e12, 1e300), (seed, unit) => {
        const { columns, labels } = groups(120, seed);
        const { labels: found } = segmentColumns(columns.map((column) => column.map((value) => value * unit)));
        expect(adjustedRand(found, labels)).toBeGreaterThan(0.97);
      }),
      { numRuns: 12 },
    );
  });
});

describe('segments of awkward cells', () => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.double({ min: -1e3, max: 1e3, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, 0, 1e-320, 1e308, -1e308) },
  );

  it('label every row with a group that exists, or none', () => {
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(rows, (table) => {
        const { labels, k } = segmentColumns([table.map(([a]) => a), table.map(([, b]) => b)]);
        expect(labels).toHaveLength(table.length);
        labels.forEach((label) => {
          expect(label).toBeGreaterThanOrEqual(-1);
          expect(label).toBeLessThan(k);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('end where one cell is beyond all squares of the spread, which once hung', () => {
    const column = [0, 0, 0, 0, 0, 0, 0, 0, -5e-80, 1e308, 0, -3e-39, -5e-299, 0, -0.02];
    expect(segmentColumns([column.map(() => 0), column]).labels).toHaveLength(15);
    expect(segmentColumns([column, column.map((value) => -value)]).labels).toHaveLength(15);
  });

  it('need ten rows', () => {
    expect(() => segmentColumns([[1, 2, 3]])).toThrow('Segments need at least 10 rows. This selection has 3.');
  });
});

it('a column as long as a sheet is segmented within ten seconds', { timeout: 120_000 }, () => {
  const { columns, labels } = groups(1_048_575, 5);
  const started = process.cpuUsage();
  const { labels: found, k } = segmentColumns(columns);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(10_000);
  expect(k).toBe(3);
  expect(adjustedRand(found, labels)).toBeGreaterThan(0.97);
});
