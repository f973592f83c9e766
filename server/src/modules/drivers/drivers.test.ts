import { describe, expect, it } from 'vitest';
import { createRandom, permutation } from '../../statistics/random.js';
import { addPredictions, boost } from './boosting.js';
import type { Driver } from './encoding.js';
import { explain } from './explain.js';
import { settledRows } from './row-order.js';

const table = (rows: number, seed: number) => {
  const random = createRandom(seed);
  const column = (): Float64Array => Float64Array.from({ length: rows }, () => random.normal());
  const [a, b, c] = [column(), column(), column()];
  const shadow = a.map((value) => 0.9 * value + 0.436 * random.normal());
  const drivers: Driver[] = [
    { kind: 'number', name: 'a', values: a },
    { kind: 'number', name: 'b', values: b },
    { kind: 'number', name: 'c', values: c },
    { kind: 'number', name: 'shadow', values: shadow },
  ];
  return { a, b, c, drivers, random };
};

const found = (drivers: readonly Driver[], target: Float64Array): string[] =>
  explain(drivers, target)
    .ranked.filter(({ adjustedP }) => adjustedP < 0.05)
    .map(({ index }) => drivers[index]!.name);

describe('boosted trees', () => {
  it('learn a step exactly where it is', () => {
    const bins = Uint8Array.from({ length: 400 }, (_, i) => i % 8);
    const target = Float64Array.from(bins, (bin) => (bin > 4 ? 1 : -1));
    const data = { columns: [bins], bins: [8] };
    const trees = boost(data, target.slice(), { features: [0], trees: 60, depth: 2, rate: 0.3 });
    const predicted = new Float64Array(400);
    addPredictions(trees, data, predicted);
    predicted.forEach((value, i) => expect(value).toBeCloseTo(target[i]!, 2));
  });
});

describe('drivers', () => {
  it('do not include a column that only travels with one', () => {
    const { a, b, drivers, random } = table(900, 1);
    const target = a.map((value, i) => 2 * value - b[i]! + random.normal());
    expect(found(drivers, target).sort()).toEqual(['a', 'b']);
  });

  it('include what works without a straight line and in combination, and name the combination', () => {
    const { a, b, drivers, random } = table(2500, 2);
    const target = a.map((value, i) => value + 2 * value * b[i]! + 0.5 * random.normal());
    expect(found(drivers, target).sort()).toEqual(['a', 'b']);
    const { interactions } = explain(drivers, target);
    expect([...interactions[0]!.pair].sort()).toEqual([0, 1]);
  });

  it('are the same to the last digit in whatever order the rows come', () => {
    for (const rows of [900, 9_000]) {
      const { a, b, drivers, random } = table(rows, 7);
      const codes = Int32Array.from(b, (value) => (value > 0.5 ? 1 : 0));
      const group: Driver = { kind: 'category', name: 'group', codes, levels: ['low', 'high'] };
      const all = [...drivers, group];
      const target = a.map((value, i) => Math.sign(value - b[i]! + random.normal()));
      const order = permutation(rows, random);
      const shuffled = all.map((driver) =>
        driver.kind === 'number'
          ? { ...driver, values: Float64Array.from(order, (row) => driver.values[row]!) }
          : { ...driver, codes: Int32Array.from(order, (row) => driver.codes[row]!) },
      );
      const moved = Float64Array.from(order, (row) => target[row]!);
      expect(explain(shuffled, moved)).toEqual(explain(all, target));
    }
  });

  it('are searched in rows drawn evenly, also where rows repeat each other', () => {
    const values = Float64Array.from({ length: 50_000 }, (_, row) => row % 5);
    const drawn = settledRows([{ kind: 'number', name: 'a', values }], new Float64Array(values.length), 8_000);
    expect(new Set(drawn).size).toBe(8_000);
    for (const value of [0, 1, 2, 3, 4]) {
      const share = drawn.filter((row) => values[row] === value).length / drawn.length;
      expect(Math.abs(share - 0.2)).toBeLessThan(0.02);
    }
  });

  it('are none for noise, in nearly every one of twenty tables', () => {
    const claimed = Array.from({ length: 20 }, (_, seed) => {
      const { drivers, random } = table(200, 100 + seed);
      return found(
        drivers,
        Float64Array.from({ length: 200 }, () => random.normal()),
      ).length;
    });
    expect(claimed.filter((count) => count > 0).length).toBeLessThanOrEqual(3);
  });

  it('have effects in units of the target with an interval around the truth', () => {
    const { a, drivers, random } = table(3000, 4);
    const target = a.map((value) => 1000 + 30 * value + 10 * random.normal());
    const { effect } = explain([drivers[0]!, drivers[1]!], target).ranked[0]!;
    const truth = 30 * (Number(effect!.to) - Number(effect!.from));
    expect(effect!.lower).toBeLessThan(effect!.estimate);
    expect(Math.abs(effect!.estimate / truth - 1)).toBeLessThan(0.15);
  });

  it('do not depend on the unit, the origin or the order of rows', () => {
    const { a, b, drivers, random } = table(600, 5);
    const target = a.map((value, i) => 2 * value - b[i]! + random.normal());
    const order = permutation(600, random);
    const shuffled = drivers.map((driver): Driver => {
      if (driver.kind !== 'number') return driver;
      return { ...driver, values: Float64Array.from(order, (row) => driver.values[row]! * 1e9) };
    });
    expect(
      found(
        shuffled,
        Float64Array.from(order, (row) => 1e200 * target[row]! - 5e199),
      ).sort(),
    ).toEqual(['a', 'b']);
  });

  it('say when there is too little to tell', () => {
    const { drivers, a } = table(39, 6);
    expect(() => explain(drivers, a)).toThrow('Drivers need at least 40 rows. This selection has 39.');
    expect(() => explain(table(50, 7).drivers, new Float64Array(50))).toThrow('same value in every row');
  });
});
