import { HourError, LevelError, ShapeError, StepError, type StreamError } from './stream-errors.js';
import { Surprise } from './surprise.js';

const SMOOTHING = 3;
const QUIET_SHARE = 0.05;
const LEAST_QUIET = 20;
/** Summed -log10 of tail probabilities that scores one half. */
const HALF = 20;

/**
 * Scores a stream value by value, using only what has come so far. Several detectors each say how rare their recent error is; the
 * rarities add up. After an alarm only a still stranger value raises another until 5 % of the stream so far has passed.
 */
export class StreamScorer {
  readonly #detectors: { error: StreamError; surprise: Surprise }[] = [
    new LevelError(),
    new HourError(),
    new ShapeError(),
    new StepError(),
  ].map((error) => ({ error, surprise: new Surprise(SMOOTHING) }));
  #row = 0;
  /** Size of the first value that is not zero: scores do not depend on the unit. */
  #unit = 0;
  #record = 0;
  #recordRow = -Infinity;

  /**
   * @param value NaN (no number) scores 0 and teaches nothing
   * @param time moment on a timeline, for the hour of the day; null without one
   * @returns 0 (as expected) to 1
   */
  next(value: number, time: Date | null): number {
    const row = this.#row++;
    if (!Number.isFinite(value)) return 0;
    if (this.#unit === 0) this.#unit = Math.abs(value);
    const moment = { value: this.#unit > 0 ? value / this.#unit : 0, hour: time?.getUTCHours() ?? null };
    const total = this.#detectors.reduce((sum, { error, surprise }) => sum + surprise.next(error.next(moment)), 0);
    if (row - this.#recordRow > Math.max(LEAST_QUIET, QUIET_SHARE * row)) this.#record = 0;
    if (total <= this.#record) return 0;
    this.#record = total;
    this.#recordRow = row;
    return total / (total + HALF);
  }
}

/** Scores of a whole series in order, each from the values up to its own. */
export const scoreStream = (values: ArrayLike<number>, times: readonly (Date | null)[] | null): Float64Array => {
  const scorer = new StreamScorer();
  return Float64Array.from({ length: values.length }, (_, i) => scorer.next(values[i] as number, times?.[i] ?? null));
};
