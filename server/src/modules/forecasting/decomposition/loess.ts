export interface LoessOptions {
  /** Number of neighbours, odd. */
  readonly window: number;
  /** Positions between two fits; those in between are interpolated. */
  readonly jump: number;
  /** Positions fitted beyond each end. */
  readonly extend: number;
}

/** The fit at one position is a weighted sum of the values from `left` on. */
interface Kernel {
  readonly left: number;
  readonly weights: Float64Array;
}

/** Weights of a local line at position `at` (tricube times robustness); null where all weights vanish. */
const kernelAt = (at: number, n: number, window: number, robustness: Float64Array | null): Kernel | null => {
  const size = Math.min(window, n);
  const left = Math.max(0, Math.min(n - size, at - Math.floor((size - 1) / 2)));
  let reach = Math.max(at - left, left + size - 1 - at);
  if (window > n) reach += Math.floor((window - n) / 2);
  const weights = new Float64Array(size);
  let total = 0;
  let centre = 0;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    const offset = left + i - at;
    const share = Math.abs(offset) / reach;
    if (share > 0.999) continue;
    const tricube = share <= 0.001 ? 1 : (1 - share * share * share) ** 3;
    const weight = robustness ? tricube * robustness[left + i]! : tricube;
    weights[i] = weight;
    total += weight;
    centre += weight * offset;
    squares += weight * offset * offset;
  }
  if (!(total > 0)) return null;
  centre /= total;
  const variance = squares / total - centre * centre;
  const tilted = Math.sqrt(Math.max(0, variance)) > 0.001 * (n - 1);
  for (let i = 0; i < size; i++) {
    const tilt = tilted ? 1 - (centre * (left + i - at - centre)) / variance : 1;
    weights[i] = (weights[i]! / total) * tilt;
  }
  return { left, weights };
};

const apply = ({ left, weights }: Kernel, values: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]! * values[left + i]!;
  return total;
};

/** Positions where a fit is made: every `jump`, both ends, and those beyond. */
const fittedPositions = (n: number, { jump, extend }: LoessOptions): number[] => {
  const positions: number[] = [];
  for (let at = -extend; at < 0; at++) positions.push(at);
  for (let at = 0; at < n - 1; at += Math.max(1, jump)) positions.push(at);
  for (let at = n - 1; at < n + extend; at++) positions.push(at);
  return positions;
};

const fillBetween = (result: Float64Array, from: number, to: number): void => {
  const slope = (result[to]! - result[from]!) / (to - from);
  for (let at = from + 1; at < to; at++) result[at] = result[from]! + slope * (at - from);
};

type Smoother = (values: Float64Array, robustness?: Float64Array | null) => Float64Array;

/**
 * Locally weighted lines through `n` evenly spaced values with tricube weights (Cleveland et al. 1990, section 2). The
 * result starts `extend` positions before the first value and ends as many after the last. Prepared once, applied to
 * many series; `robustness` holds one weight per value.
 */
export const loess = (n: number, options: LoessOptions): Smoother => {
  const { window, extend } = options;
  const positions = fittedPositions(n, options);
  const interior = Math.floor((Math.min(window, n) - 1) / 2);
  let middle: Kernel | null = null;
  const kernels = positions.map((at) => {
    const inside = window <= n && at >= interior && at < n - interior;
    if (!inside) return kernelAt(at, n, window, null);
    middle ??= kernelAt(at, n, window, null);
    return middle && { left: at - interior, weights: middle.weights };
  });
  return (values, robustness = null) => {
    const result = new Float64Array(n + 2 * extend);
    positions.forEach((at, i) => {
      const kernel = robustness ? kernelAt(at, n, window, robustness) : kernels[i]!;
      result[at + extend] = kernel ? apply(kernel, values) : values[Math.max(0, Math.min(n - 1, at))]!;
      if (i > 0 && at - positions[i - 1]! > 1) fillBetween(result, positions[i - 1]! + extend, at + extend);
    });
    return result;
  };
};
