import { normalCdf } from '#server/statistics/distributions.js';

const WARM_UP = 50;
const MOST = 100;

/** -log10 of the upper tail of a standard normal, 0 below the mean; by its asymptote where the tail itself underflows. */
export const tailSurprise = (z: number): number => {
  if (!(z > 0)) return 0;
  if (z < 8) return -Math.log10(normalCdf(-z));
  return Math.min(MOST, (0.5 * z * z + Math.log(z * Math.sqrt(2 * Math.PI))) / Math.LN10);
};

/**
 * How rare the recent level of an error is against its own past: the mean of the last few errors, as a tail probability of the
 * normal fitted to all such means so far (the anomaly likelihood of Ahmad, Lavin, Purdy and Agha 2017, with a growing window).
 */
export class Surprise {
  readonly #recent: number[] = [];
  #count = 0;
  #mean = 0;
  #squares = 0;

  constructor(readonly window: number) {}

  /** @param error non-negative, NaN while the past is too short to foretell; @returns -log10 of the probability, 0 at first */
  next(error: number): number {
    if (Number.isNaN(error)) return 0;
    this.#recent.push(error);
    if (this.#recent.length > this.window) this.#recent.shift();
    const level = this.#recent.reduce((sum, value) => sum + value, 0) / this.#recent.length;
    const surprise = this.#count > WARM_UP ? this.#rarity(level) : 0;
    this.#count++;
    const step = level - this.#mean;
    this.#mean += step / this.#count;
    this.#squares += step * (level - this.#mean);
    return surprise;
  }

  #rarity(level: number): number {
    const spread = Math.sqrt(this.#squares / this.#count) + 1e-9 * Math.abs(this.#mean) + 1e-300;
    return tailSurprise((level - this.#mean) / spread);
  }
}
