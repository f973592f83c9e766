import type { Driver } from '../../server/src/modules/drivers/encoding.js';
import type { Random } from '../../server/src/statistics/random.js';

/** A table with planted drivers, columns that only travel with them, and columns that mean nothing. */
export interface DriverCase {
  readonly name: string;
  readonly target: Float64Array;
  readonly drivers: Driver[];
  readonly truth: string[];
  readonly decoys: string[];
}

const kinds = ['linear', 'nonlinear', 'interaction', 'categories', 'heavy tails', 'mixed'] as const;
export type DriverCaseKind = (typeof kinds)[number];
export const driverCaseKinds = kinds;

const normals = (rows: number, random: Random): Float64Array =>
  Float64Array.from({ length: rows }, () => random.normal());

const follows = (leader: Float64Array, r: number, random: Random): Float64Array =>
  leader.map((value) => r * value + Math.sqrt(1 - r * r) * random.normal());

const effect = (kind: DriverCaseKind, x: Float64Array[], level: Float64Array, i: number): number => {
  const [a, b, c] = [x[0]![i]!, x[1]![i]!, x[2]![i]!];
  switch (kind) {
    case 'linear':
    case 'heavy tails':
      return 1.5 * a - 1.2 * b + c;
    case 'nonlinear':
      return 1.5 * Math.sin(1.5 * a) + (b > 0.5 ? 2 : 0) + 0.8 * (c * c - 1);
    case 'interaction':
      return a + 1.5 * a * b + 1.2 * c;
    case 'categories':
      return level[i]! + a - 0.8 * b;
    case 'mixed':
      return level[i]! + Math.abs(a) * 1.5 + (a > 0 ? b : -0.5 * b);
  }
};

/** @param noise standard deviation of the target's noise relative to what the drivers explain */
export const makeDriverCase = (
  kind: DriverCaseKind,
  { rows, noise, columns }: { rows: number; noise: number; columns: number },
  random: Random,
): DriverCase => {
  const x = Array.from({ length: 3 }, () => normals(rows, random));
  x[1] = follows(x[0]!, 0.3, random);
  const levels = 12;
  const codes = Int32Array.from({ length: rows }, () => Math.floor(levels * random.next() ** 1.5));
  const worth = Array.from({ length: levels }, () => 1.5 * random.normal());
  const level = Float64Array.from(codes, (code) => worth[code]!);
  const signal = Float64Array.from({ length: rows }, (_, i) => effect(kind, x, level, i));
  const spread = Math.sqrt(signal.reduce((sum, value) => sum + value * value, 0) / rows);
  const target = signal.map((value) => {
    const wild =
      kind === 'heavy tails'
        ? random.normal() / Math.sqrt((random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2) / 3)
        : random.normal();
    return value + noise * spread * wild;
  });
  const usesLevel = kind === 'categories' || kind === 'mixed';
  const truth = usesLevel ? ['x0', 'x1', 'level'] : ['x0', 'x1', 'x2'];
  const drivers: Driver[] = x
    .slice(0, usesLevel ? 2 : 3)
    .map((values, j) => ({ kind: 'number', name: `x${j}`, values }));
  drivers.push({ kind: 'category', name: 'level', codes, levels: worth.map((_, c) => `L${c}`) });
  const decoys = [0.95, 0.85, 0.7].map((r, j) => {
    drivers.push({ kind: 'number', name: `decoy${j}`, values: follows(x[j % (usesLevel ? 2 : 3)]!, r, random) });
    return `decoy${j}`;
  });
  while (drivers.length < columns) {
    drivers.push({ kind: 'number', name: `noise${drivers.length}`, values: normals(rows, random) });
  }
  return { name: kind, target, drivers, truth, decoys };
};
