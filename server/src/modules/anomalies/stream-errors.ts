/** What a detector is told about one moment. `hour` is the hour of the day of a timeline, or null without one. */
export interface Moment {
  readonly value: number;
  readonly hour: number | null;
}

/** Turns a stream of values into errors: how badly the past foretold each value. Larger is stranger, NaN is too early to say. */
export interface StreamError {
  next(moment: Moment): number;
}

class Running {
  count = 0;
  mean = 0;
  #squares = 0;

  add(value: number): void {
    this.count++;
    const step = value - this.mean;
    this.mean += step / this.count;
    this.#squares += step * (value - this.mean);
  }

  get spread(): number {
    return this.count > 1 ? Math.sqrt(this.#squares / this.count) : 0;
  }
}

/** Distance from the mean of everything so far, in its standard deviations. */
export class LevelError implements StreamError {
  readonly #past = new Running();

  next({ value }: Moment): number {
    const { count, mean, spread } = this.#past;
    const error = count > 20 ? Math.abs(value - mean) / (spread + 1e-9 * Math.abs(mean) + 1e-300) : Number.NaN;
    this.#past.add(value);
    return error;
  }
}

const HOUR_MEMORY = 100;

/** Distance from the mean of the same hour of the day. */
export class HourError implements StreamError {
  readonly #hours = new Map<number, { count: number; mean: number }>();

  next({ value, hour }: Moment): number {
    if (hour === null) return Number.NaN;
    const known = this.#hours.get(hour) ?? { count: 0, mean: value };
    const error = known.count > 3 ? Math.abs(value - known.mean) : Number.NaN;
    const count = known.count + 1;
    this.#hours.set(hour, { count, mean: known.mean + (value - known.mean) / Math.min(count, HOUR_MEMORY) });
    return error;
  }
}

const SHAPE = 12;
const SHAPE_START = 120;
const MOST_SHAPES = 1_500;
const NEAREST = 5;

/** Distances of a stretch to the nearest of those kept, each `SHAPE` values long, one after the other in `kept`. */
const nearestDistances = (stretch: Float64Array, kept: Float64Array, count: number): number[] => {
  const nearest: number[] = new Array<number>(NEAREST).fill(Infinity);
  let limit = Infinity;
  for (let from = 0; from < count * SHAPE; from += SHAPE) {
    let squared = 0;
    for (let i = SHAPE - 1; i >= 0 && squared < limit; i--) squared += (stretch[i]! - kept[from + i]!) ** 2;
    if (squared >= limit) continue;
    let place = NEAREST - 1;
    for (; place > 0 && nearest[place - 1]! > squared; place--) nearest[place] = nearest[place - 1]!;
    nearest[place] = squared;
    limit = nearest[NEAREST - 1]!;
  }
  return nearest.filter(Number.isFinite).map(Math.sqrt);
};

/**
 * Distance of the last twelve values to the nearest such stretches of the past (Burnaev and Ishimtsev 2016, KNN-CAD), against the
 * spread of all values. The past is thinned to at most 1,500 stretches.
 */
export class ShapeError implements StreamError {
  /** The last values, twice `SHAPE` of them: a stretch is remembered once it no longer overlaps the newest. */
  readonly #recent = new Float64Array(2 * SHAPE);
  readonly #past = new Running();
  readonly #kept = new Float64Array((MOST_SHAPES + 1) * SHAPE);
  #ends: number[] = [];
  #every = 1;

  next({ value }: Moment): number {
    this.#recent.copyWithin(0, 1);
    this.#recent[2 * SHAPE - 1] = value;
    this.#past.add(value);
    const last = this.#past.count - 1;
    const error = last >= SHAPE_START ? this.#distance() : Number.NaN;
    this.#remember(last - SHAPE);
    return error;
  }

  #remember(end: number): void {
    if (end < SHAPE || end % this.#every !== 0) return;
    this.#kept.set(this.#recent.subarray(0, SHAPE), this.#ends.length * SHAPE);
    this.#ends.push(end);
    if (this.#ends.length > MOST_SHAPES) this.#thin();
  }

  #thin(): void {
    this.#every *= 2;
    let place = 0;
    this.#ends.forEach((end, i) => {
      if (end % this.#every === 0) this.#kept.copyWithin(SHAPE * place++, SHAPE * i, SHAPE * (i + 1));
    });
    this.#ends = this.#ends.filter((end) => end % this.#every === 0);
  }

  #distance(): number {
    const distances = nearestDistances(this.#recent.subarray(SHAPE), this.#kept, this.#ends.length);
    const mean = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length);
    return mean / (this.#past.spread + 1e-9 * Math.abs(this.#past.mean) + 1e-300);
  }
}

/** Root mean square of the last twelve steps from value to value: rises when a series becomes restless. */
export class StepError implements StreamError {
  readonly #steps: number[] = [];
  #previous = Number.NaN;

  next({ value }: Moment): number {
    if (!Number.isNaN(this.#previous)) this.#steps.push((value - this.#previous) ** 2);
    this.#previous = value;
    if (this.#steps.length > SHAPE) this.#steps.shift();
    return this.#steps.length < SHAPE
      ? Number.NaN
      : Math.sqrt(this.#steps.reduce((sum, step) => sum + step, 0) / SHAPE);
  }
}
