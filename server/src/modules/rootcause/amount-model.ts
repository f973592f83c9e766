import type { Cuboid } from './cuboids.js';
import { type LeafModel, type SetFit } from './leaf-model.js';
import type { Deviations } from './leaves.js';

/** A root cause moves its leaves by more than they usually stray, in standard deviations. */
const LEAST_SHIFT = 1.25;
const DISPERSIONS = [0.01, 0.03, 0.08, 0.2] as const;

const normalDensity = (x: number, spread: number): number =>
  Math.exp(-0.5 * (x / spread) ** 2) / (spread * 2.5066282746310002);

const weightedMedian = (pairs: { value: number; weight: number }[]): number => {
  pairs.sort((a, b) => a.value - b.value);
  let left = pairs.reduce((sum, { weight }) => sum + weight, 0) / 2;
  for (const { value, weight } of pairs) {
    left -= weight;
    if (left <= 0) return value;
  }
  return pairs.at(-1)?.value ?? 0;
};

/** Amounts such as sales: the deviation of a leaf is normal around zero, or around that of its set. */
export class AmountModel implements LeafModel {
  readonly #deviations: Deviations;
  readonly #stray: number;
  readonly #calm: Float64Array;
  /** What a leaf says for a set that rose, and for one that fell. */
  readonly #rise: Float64Array;
  readonly #fall: Float64Array;

  constructor(deviations: Deviations, stray: number) {
    this.#deviations = deviations;
    this.#stray = stray;
    const { score, spread } = deviations;
    this.#calm = score.map((value, i) => Math.log((1 - stray) * normalDensity(value, spread[i]!) + stray / 4));
    const evidence = score.map((_, i) => Math.log(normalDensity(0, Math.hypot(spread[i]!, 0.1))) - this.#calm[i]!);
    this.#rise = evidence.map((value, i) => (score[i]! > 0 || value < 0 ? value : -value));
    this.#fall = evidence.map((value, i) => (score[i]! <= 0 || value < 0 ? value : -value));
  }

  promise(cuboid: Cuboid, open: Uint8Array): Float64Array {
    const up = new Float64Array(cuboid.cells);
    const down = new Float64Array(cuboid.cells);
    for (let i = 0; i < open.length; i++) {
      if (open[i] === 0) continue;
      const cell = cuboid.cell[i]!;
      up[cell] = up[cell]! + this.#rise[i]!;
      down[cell] = down[cell]! + this.#fall[i]!;
    }
    return up.map((value, cell) => Math.max(value, down[cell]!));
  }

  fit(leaves: Int32Array): SetFit {
    const { score, spread } = this.#deviations;
    const pairs = Array.from(leaves, (i) => ({ value: score[i]!, weight: 1 / (spread[i]! ** 2 + 0.0025) }));
    const deviation = weightedMedian(pairs);
    const usual = weightedMedian(Array.from(leaves, (i) => ({ value: spread[i]!, weight: 1 })));
    if (Math.abs(deviation) < LEAST_SHIFT * usual) return { deviation, gain: -Infinity };
    let gain = -Infinity;
    for (const dispersion of DISPERSIONS) {
      let sum = 0;
      for (const i of leaves) {
        const inside = normalDensity(score[i]! - deviation, Math.hypot(spread[i]!, dispersion));
        sum += Math.log((1 - this.#stray) * inside + this.#stray / 4) - this.#calm[i]!;
      }
      gain = Math.max(gain, sum);
    }
    return { deviation, gain };
  }
}
