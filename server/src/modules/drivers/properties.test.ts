import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, permutation } from '../../statistics/random.js';
import type { Driver } from './encoding.js';
import { explain } from './explain.js';

const driven = (rows: number, seed: number) => {
  const random = createRandom(seed);
  const column = () => Float64Array.from({ length: rows }, () => random.normal());
  const [a, idle, other] = [column(), column(), column()];
  const codes = Int32Array.from({ length: rows }, () => random.below(3));
  const target = a.map((value, i) => 3 * value + 4 * (codes[i] === 2 ? 1 : 0) + 0.5 * random.normal());
  const drivers: Driver[] = [
    { kind: 'number', name: 'idle', values: idle },
    { kind: 'number', name: 'a', values: a },
    { kind: 'category', name: 'kind', codes, levels: ['x', 'y', 'z'] },
    { kind: 'number', name: 'other', values: other },
  ];
  return { drivers, target };
};

const topTwo = (drivers: readonly Driver[], target: Float64Array): string[] =>
  explain(drivers, target)
    .ranked.slice(0, 2)
    .map(({ index }) => drivers[index]!.name);

const reordered = (driver: Driver, order: Int32Array, unit: number): Driver =>
  driver.kind === 'number'
    ? { ...driver, values: Float64Array.from(order, (row) => driver.values[row]! * unit) }
    : { ...driver, codes: Int32Array.from(order, (row) => driver.codes[row]!) };

const seeds = fc.integer({ min: 1, max: 300 });

describe('drivers', () => {
  it('are the same in any order of rows and columns and any unit', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(1e-280, 1e-6, 1e6, 1e280), (seed, unit) => {
        const { drivers, target } = driven(300, seed);
        const order = permutation(300, createRandom(seed));
        const mixed = drivers.toReversed().map((driver) => reordered(driver, order, unit));
        const moved = Float64Array.from(order, (row) => target[row]! * unit);
        expect(topTwo(mixed, moved).sort()).toEqual(['a', 'kind']);
      }),
      { numRuns: 8 },
    );
  });

  it('have effects that scale with the target', () => {
    const { drivers, target } = driven(400, 7);
    const effect = (unit: number) => {
      const found = explain(
        drivers,
        target.map((value) => value * unit),
      ).ranked[0]!.effect!;
      return [found.estimate / unit, found.lower / unit, found.upper / unit];
    };
    effect(2 ** 40).forEach((value, i) => expect(value).toBeCloseTo(effect(1)[i]!, 9));
  });

  it('are found among gaps, and a column without numbers is none', () => {
    const { drivers, target } = driven(400, 8);
    const holed = drivers.map((driver): Driver =>
      driver.kind === 'number'
        ? { ...driver, values: Float64Array.from(driver.values, (value, i) => (i % 11 === 3 ? NaN : value)) }
        : { ...driver, codes: driver.codes.map((code, i) => (i % 13 === 5 ? -1 : code)) },
    );
    const empty: Driver = { kind: 'number', name: 'empty', values: new Float64Array(400).fill(NaN) };
    expect(topTwo([empty, ...holed], target).sort()).toEqual(['a', 'kind']);
  });

  it('of a sheet to its last row are found within five seconds', { timeout: 60_000 }, () => {
    const { drivers, target } = driven(1_048_575, 9);
    const started = process.cpuUsage();
    expect(topTwo(drivers, target).sort()).toEqual(['a', 'kind']);
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
  });
});
