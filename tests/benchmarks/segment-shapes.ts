import { createRandom, type Random } from '../../server/src/statistics/random.js';

/** A labelled point set: columns of equal length, labels from 0, and -1 for noise that belongs nowhere. */
export interface LabelledSet {
  readonly name: string;
  readonly columns: number[][];
  readonly labels: number[];
}

type Draw = (random: Random) => number[];
interface Part {
  readonly size: number;
  readonly draw: Draw;
}

const assemble = (name: string, parts: Part[], random: Random, noise = 0): LabelledSet => {
  const rows: { point: number[]; label: number }[] = [];
  parts.forEach(({ size, draw }, label) => {
    for (let i = 0; i < size; i++) rows.push({ point: draw(random), label });
  });
  const dimensions = rows[0]?.point.length ?? 0;
  const box = Array.from({ length: dimensions }, (_, j) => {
    const values = rows.map(({ point }) => point[j] as number);
    return [Math.min(...values), Math.max(...values)] as const;
  });
  for (let i = 0; i < noise; i++) {
    rows.push({ point: box.map(([low, high]) => low + (high - low) * random.next()), label: -1 });
  }
  return {
    name,
    columns: box.map((_, j) => rows.map(({ point }) => point[j] as number)),
    labels: rows.map(({ label }) => label),
  };
};

const gaussian =
  (centre: number[], spread: number[], angle = 0): Draw =>
  (random) => {
    const z = centre.map((_, j) => random.normal() * (spread[j] as number));
    const [x, y, ...rest] = z as [number, number, ...number[]];
    const turned = [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle), ...rest];
    return turned.map((value, j) => value + (centre[j] as number));
  };

const box =
  (x: number, y: number, width: number, height: number): Draw =>
  (random) => [x + width * random.next(), y + height * random.next()];

const curve =
  (path: (t: number) => [number, number], width: number): Draw =>
  (random) => {
    const [x, y] = path(random.next());
    return [x + width * random.normal(), y + width * random.normal()];
  };

const arc = (x: number, y: number, radius: number, [from, to]: [number, number], width: number): Draw =>
  curve((t) => {
    const angle = Math.PI * (from + (to - from) * t);
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }, width);

const blobs = (k: number, dimensions: number, separation: number, random: Random, sizes: [number, number]): Part[] => {
  const centres: number[][] = [];
  const side = separation * Math.max(1.5, 1.25 * k ** (1 / dimensions));
  for (let tries = 0; centres.length < k; tries++) {
    const centre = Array.from({ length: dimensions }, () => side * random.next() * (1 + tries / 2000));
    if (centres.every((other) => Math.hypot(...other.map((c, j) => c - (centre[j] as number))) >= separation))
      centres.push(centre);
  }
  return centres.map((centre) => {
    const stretch = centre.map(() => 0.7 + 0.6 * random.next());
    return {
      size: Math.round(sizes[0] + (sizes[1] - sizes[0]) * random.next()),
      draw: gaussian(centre, stretch, Math.PI * random.next()),
    };
  });
};

const grid = (side: number, gap: number, size: number): Part[] =>
  Array.from({ length: side * side }, (_, i) => ({
    size,
    draw: gaussian([gap * (i % side), gap * Math.floor(i / side)], [1, 1]),
  }));

const spiral = (turns: number, arms: number, size: number, width: number): Part[] =>
  Array.from({ length: arms }, (_, arm) => ({
    size,
    draw: curve((t) => {
      const radius = 1 + 5 * t;
      const angle = 2 * Math.PI * (turns * t + arm / arms);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }, width),
  }));

/** Point sets of every kind a user may meet: round, stretched, overlapping, uneven, curved, nested, noisy, many, few. */
export const generatedSets = (seed: number): LabelledSet[] => {
  const random = createRandom(seed);
  const make = (name: string, parts: Part[], noise = 0): LabelledSet => assemble(name, parts, random, noise);
  return [
    make('blobs 3, 2d, clear', blobs(3, 2, 7, random, [100, 200])),
    make('blobs 5, 2d, touching', blobs(5, 2, 4.2, random, [200, 400])),
    make('blobs 8, 2d, uneven', blobs(8, 2, 5, random, [30, 600])),
    make('blobs 15, 2d, touching', blobs(15, 2, 4.5, random, [150, 250])),
    make('blobs 15, 2d, overlapping', blobs(15, 2, 3.6, random, [300, 350])),
    make('blobs 35, 2d', blobs(35, 2, 5, random, [100, 150])),
    make('blobs 4, 8d', blobs(4, 8, 6, random, [100, 300])),
    make('blobs 10, 5d', blobs(10, 5, 5, random, [100, 200])),
    make('blobs 3, 4d, small', blobs(3, 4, 4.5, random, [40, 60])),
    make('blobs 6, 16d', blobs(6, 16, 8, random, [80, 300])),
    make('grid 7 x 7', grid(7, 4.5, 100)),
    make(
      'stretched',
      [0, 1, 2].map((i) => ({ size: 200, draw: gaussian([0, 4.5 * i], [6, 0.8], 0.6) })),
    ),
    make('crossing widths', [
      { size: 500, draw: gaussian([0, 0], [1, 1]) },
      { size: 500, draw: gaussian([5, 0], [3, 3]) },
    ]),
    make('moons', [
      { size: 300, draw: arc(0, 0, 1, [0, 1], 0.08) },
      { size: 300, draw: arc(1, 0.4, 1, [1, 2], 0.08) },
    ]),
    make('rings', [
      { size: 300, draw: arc(0, 0, 1, [0, 2], 0.12) },
      { size: 600, draw: arc(0, 0, 2.4, [0, 2], 0.12) },
    ]),
    make('core in a ring', [
      { size: 200, draw: gaussian([0, 0], [0.4, 0.4]) },
      { size: 400, draw: arc(0, 0, 3, [0, 2], 0.2) },
    ]),
    make('three spirals', spiral(0.8, 3, 150, 0.08)),
    make('two spirals', spiral(1.5, 2, 500, 0.12)),
    make('smile', [
      { size: 200, draw: gaussian([-1, 1], [0.2, 0.2]) },
      { size: 200, draw: gaussian([1, 1], [0.2, 0.2]) },
      { size: 300, draw: arc(0, 0.3, 2, [1.15, 1.85], 0.1) },
      { size: 500, draw: arc(0, 0, 3.2, [0, 2], 0.1) },
    ]),
    make('boxes', [
      { size: 200, draw: box(0, 0, 2, 2) },
      { size: 400, draw: box(2.5, 0, 1, 6) },
      { size: 300, draw: box(4.2, 3, 4, 1) },
      { size: 100, draw: box(5, 0, 1, 1) },
    ]),
    make(
      'stripes',
      [0, 1, 2, 3].map((i) => ({ size: 400, draw: curve((t) => [8 * t, 2 * i + Math.sin(6 * t)], 0.25) })),
    ),
    make(
      'shapes in noise',
      [
        { size: 900, draw: curve((t) => [10 * t, 3 + 2 * Math.sin(7 * t)], 0.25) },
        { size: 600, draw: gaussian([2, -3], [0.6, 0.6]) },
        { size: 600, draw: box(5, -4, 4, 1.2) },
        { size: 700, draw: arc(12.5, 0, 1.6, [0, 2], 0.2) },
        { size: 500, draw: gaussian([12.5, 0], [0.35, 0.35]) },
      ],
      350,
    ),
    make('blobs in noise', blobs(6, 2, 8, random, [100, 200]), 120),
    make('uneven density', [
      { size: 800, draw: gaussian([0, 0], [0.3, 0.3]) },
      { size: 200, draw: gaussian([4, 0], [1, 1]) },
      { size: 200, draw: gaussian([0, 5], [1.2, 1.2]) },
    ]),
    make(
      'worms',
      Array.from({ length: 9 }, (_, i) => {
        const [x, y, turn] = [6 * (i % 3), 6 * Math.floor(i / 3), 6 * random.next()];
        return {
          size: 300,
          draw: curve((t) => [x + 4 * t, y + 1.2 * Math.sin(turn + 5 * t)], 0.3 + 0.05 * i),
        };
      }),
    ),
    make(
      'olympic rings',
      [0, 1, 2, 3, 4].map((i) => ({ size: 400, draw: arc(1.3 * i, i % 2 ? -1.2 : 0, 1, [0, 2], 0.05) })),
    ),
    make('chain link in 3d', [
      {
        size: 400,
        draw: (r) => {
          const a = 2 * Math.PI * r.next();
          return [Math.cos(a) + 0.05 * r.normal(), Math.sin(a) + 0.05 * r.normal(), 0.05 * r.normal()];
        },
      },
      {
        size: 400,
        draw: (r) => {
          const a = 2 * Math.PI * r.next();
          return [1 + Math.cos(a) + 0.05 * r.normal(), 0.05 * r.normal(), Math.sin(a) + 0.05 * r.normal()];
        },
      },
    ]),
    make('line and ball', [
      { size: 300, draw: curve((t) => [10 * t, 0], 0.1) },
      { size: 200, draw: gaussian([5, 2], [0.5, 0.5]) },
    ]),
  ];
};
