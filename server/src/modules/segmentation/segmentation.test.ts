import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsOf } from '../../statistics/matrix.js';
import { createRandom, permutation } from '../../statistics/random.js';
import { adjustedRand } from './agreement.js';
import { cutModes, modeTree } from './density-modes.js';
import { fitMixture, mixtureLabels } from './gaussian-mixture.js';
import { kMeans } from './k-means.js';
import { nearestNeighbours } from './neighbours.js';
import { segmentColumns } from './segment.js';

const ring = (radius: number, count: number, seed: number): [number, number][] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const [angle, r] = [2 * Math.PI * random.next(), radius + 0.08 * random.normal()];
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });
};

const blobs = (count: number, seed: number): { columns: number[][]; labels: number[] } => {
  const random = createRandom(seed);
  const centres = [
    [0, 0, 0],
    [8, 0, 3],
    [0, 9, -3],
  ];
  const labels = Array.from({ length: count }, (_, i) => i % 3);
  return { labels, columns: [0, 1, 2].map((j) => labels.map((label) => centres[label]![j]! + random.normal())) };
};

describe('adjusted Rand index', () => {
  it('repeats the example of Hubert and Arabie (1985)', () => {
    expect(adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])).toBeCloseTo(0.2424, 4);
  });

  it('is 1 for renamed groups and symmetric', () => {
    const labels = fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        const [x, y] = [a.slice(0, b.length), b.slice(0, a.length)];
        expect(adjustedRand(x, y)).toBeCloseTo(adjustedRand(y, x), 12);
        expect(
          adjustedRand(
            x,
            x.map((label) => 3 - label),
          ),
        ).toBe(1);
      }),
    );
  });
});

describe('nearest neighbours', () => {
  it('are those of comparing every pair', () => {
    const grid = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
      minLength: 8,
      maxLength: 90,
    });
    fc.assert(
      fc.property(grid, (rows) => {
        const { squared } = nearestNeighbours(pointsOf([rows.map(([x]) => x), rows.map(([, y]) => y)]), 5);
        rows.forEach(([x, y], i) => {
          const all = rows.flatMap(([a, b], j) => (i === j ? [] : [(a - x) ** 2 + (b - y) ** 2]));
          expect([...squared.subarray(5 * i, 5 * i + 5)]).toEqual(all.sort((p, q) => p - q).slice(0, 5));
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('density hills', () => {
  it('join at their saddle, the lower into the higher, by the ratio of densities', () => {
    const density = Float64Array.from([1, 3, 0.5, 2, 1].map(Math.log));
    const chain = { k: 2, index: Int32Array.from([1, 2, 0, 2, 1, 3, 2, 4, 3, 2]), squared: new Float64Array(10) };
    const tree = modeTree(chain, 1, density);
    expect(tree.merges).toHaveLength(1);
    expect(tree.merges[0]).toMatchObject({ child: 3, parent: 1 });
    expect(tree.merges[0]!.prominence).toBeCloseTo(Math.log(2 / 0.5));
    expect(cutModes(tree, Math.log(4.1)).k).toBe(1);
    expect(cutModes(tree, Math.log(3.9)).k).toBe(2);
  });
});

describe('k-means and mixtures', () => {
  const { columns, labels } = blobs(300, 4);

  it('both find three clear groups', () => {
    const points = pointsOf(columns);
    const means = kMeans(points, 3, createRandom(1));
    expect(adjustedRand(means.labels, labels)).toBe(1);
    const mixture = fitMixture(points, { labels: means.labels, k: 3 }, { ridge: 1e-6 });
    expect(adjustedRand(mixtureLabels(mixture), labels)).toBe(1);
    expect([...mixture.weights].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('BIC of one Gaussian is that of its maximum likelihood', () => {
    const values = [1, 2, 3, 4, 10, 12, 13, 15];
    const mean = values.reduce((sum, value) => sum + value, 0) / 8;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 8;
    const logLikelihood = -4 * (Math.log(2 * Math.PI * variance) + 1);
    const mixture = fitMixture(pointsOf([values]), { labels: new Int32Array(8), k: 1 }, { ridge: 1e-12 });
    expect(mixture.bic).toBeCloseTo(2 * Math.log(8) - 2 * logLikelihood, 6);
  });
});

describe('segments', () => {
  it('follow shapes that are not round', () => {
    const points = [...ring(1, 250, 1), ...ring(3, 400, 2)];
    const { k, labels, method } = segmentColumns([points.map(([x]) => x), points.map(([, y]) => y)]);
    expect(k).toBe(2);
    expect(method).toBe('density');
    expect(
      adjustedRand(
        labels,
        points.map((_, i) => (i < 250 ? 1 : 0)),
      ),
    ).toBe(1);
  });

  it('do not depend on the unit, the origin or the order of rows', () => {
    const { columns, labels } = blobs(240, 9);
    const order = [...permutation(240, createRandom(5))];
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -1000, max: 1000 }), (power, shift) => {
        const moved = columns.map((column) => order.map((row) => column[row]! * 2 ** power + shift * 2 ** power));
        const found = segmentColumns(moved);
        expect(
          adjustedRand(
            found.labels,
            order.map((row) => labels[row]!),
          ),
        ).toBeGreaterThan(0.97);
      }),
      { numRuns: 8 },
    );
  });

  it('survive constant columns, blanks and enormous numbers', () => {
    const { columns, labels } = blobs(150, 2);
    const wild = [
      columns[0]!.map((value) => value * 1e290),
      columns[1]!.map((value, i) => (i === 7 ? Number.NaN : value)),
      labels.map(() => 5),
    ];
    expect(adjustedRand(segmentColumns(wild).labels, labels)).toBeGreaterThan(0.9);
    expect(segmentColumns([labels.map(() => 1)]).k).toBe(1);
  });

  it('are a pure function of the data', () => {
    const { columns } = blobs(120, 3);
    expect(segmentColumns(columns)).toEqual(segmentColumns(columns));
  });
});

describe('the number of groups given', () => {
  it('labels groups by falling size all the same', () => {
    const sizes = [20, 60, 35];
    const rows = sizes.flatMap((size, group) =>
      Array.from({ length: size }, (_, i) => [group * 50 + (i % 5), -30 * group]),
    );
    const { labels } = segmentColumns([rows.map(([x]) => x!), rows.map(([, y]) => y!)], { k: 3 });
    expect([0, 1, 2].map((label) => labels.filter((one) => one === label).length)).toEqual([60, 35, 20]);
  });
});
