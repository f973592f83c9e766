export interface Bounds {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

export interface MinimiseOptions {
  readonly bounds: Bounds;
  /** First step along each coordinate, same length as `start`. */
  readonly steps: ArrayLike<number>;
  /** Calls of the objective allowed. */
  readonly evaluations: number;
  /** Stops when the simplex's values agree to this relative tolerance. Default 1e-6. */
  readonly tolerance?: number;
}

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
}

type Objective = (point: Float64Array) => number;

/** A simplex whose trial points are projected onto the box. */
class Simplex {
  readonly points: Float64Array[];
  readonly values: Float64Array;
  private readonly size: number;
  private readonly centroid: Float64Array;
  evaluations = 0;

  constructor(
    private readonly objective: Objective,
    start: Float64Array,
    private readonly options: MinimiseOptions,
  ) {
    this.size = start.length;
    this.centroid = new Float64Array(this.size);
    this.points = Array.from({ length: this.size + 1 }, (_, vertex) => this.vertex(start, vertex - 1));
    this.values = Float64Array.from(this.points, (point) => this.evaluate(point));
  }

  private vertex(start: Float64Array, moved: number): Float64Array {
    const point = Float64Array.from(start);
    if (moved >= 0) {
      const step = this.options.steps[moved]!;
      const beyond = start[moved]! + step > this.options.bounds.upper[moved]!;
      point[moved] = start[moved]! + (beyond ? -step : step);
    }
    return this.project(point);
  }

  private project(point: Float64Array): Float64Array {
    const { lower, upper } = this.options.bounds;
    for (let i = 0; i < point.length; i++) point[i] = Math.min(upper[i]!, Math.max(lower[i]!, point[i]!));
    return point;
  }

  private evaluate(point: Float64Array): number {
    this.evaluations++;
    const value = this.objective(point);
    return Number.isNaN(value) ? Infinity : value;
  }

  sort(): void {
    const { points, values } = this;
    for (let i = 1; i < points.length; i++) {
      const point = points[i]!;
      const value = values[i]!;
      let at = i - 1;
      for (; at >= 0 && values[at]! > value; at--) {
        points[at + 1] = points[at]!;
        values[at + 1] = values[at]!;
      }
      points[at + 1] = point;
      values[at + 1] = value;
    }
  }

  private trial(coefficient: number): { point: Float64Array; value: number } {
    const worst = this.points[this.size]!;
    const point = new Float64Array(this.size);
    for (let i = 0; i < this.size; i++) {
      point[i] = this.centroid[i]! + coefficient * (worst[i]! - this.centroid[i]!);
    }
    this.project(point);
    return { point, value: this.evaluate(point) };
  }

  private updateCentroid(): void {
    this.centroid.fill(0);
    for (let vertex = 0; vertex < this.size; vertex++) {
      const point = this.points[vertex]!;
      for (let i = 0; i < this.size; i++) this.centroid[i]! += point[i]! / this.size;
    }
  }

  private replaceWorst({ point, value }: { point: Float64Array; value: number }): void {
    this.points[this.size] = point;
    this.values[this.size] = value;
  }

  private shrink(): void {
    const best = this.points[0]!;
    for (let vertex = 1; vertex <= this.size; vertex++) {
      const point = this.points[vertex]!;
      for (let i = 0; i < this.size; i++) point[i] = best[i]! + 0.5 * (point[i]! - best[i]!);
      this.values[vertex] = this.evaluate(point);
    }
  }

  step(): void {
    this.updateCentroid();
    const { values, size } = this;
    const reflected = this.trial(-1);
    if (reflected.value < values[0]!) {
      const expanded = this.trial(-2);
      return this.replaceWorst(expanded.value < reflected.value ? expanded : reflected);
    }
    if (reflected.value < values[size - 1]!) return this.replaceWorst(reflected);
    const contracted = this.trial(reflected.value < values[size]! ? -0.5 : 0.5);
    if (contracted.value < Math.min(reflected.value, values[size]!)) return this.replaceWorst(contracted);
    this.shrink();
  }
}

/**
 * Bounded minimisation without derivatives: the simplex method of Nelder and Mead (1965, Computer Journal 7:308-313),
 * trial points projected onto the box. Deterministic. A NaN of the objective counts as infinitely bad.
 */
export const minimise = (objective: Objective, start: Float64Array, options: MinimiseOptions): Minimum => {
  const simplex = new Simplex(objective, start, options);
  const tolerance = options.tolerance ?? 1e-6;
  simplex.sort();
  while (simplex.evaluations < options.evaluations) {
    const best = simplex.values[0]!;
    if (simplex.values[start.length]! - best <= tolerance * (Math.abs(best) + tolerance)) break;
    simplex.step();
    simplex.sort();
  }
  return { point: simplex.points[0]!, value: simplex.values[0]! };
};
