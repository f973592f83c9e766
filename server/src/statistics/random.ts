/** A reproducible source of random numbers: the same seed gives the same sequence everywhere. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number in [0, limit). */
  below(limit: number): number;
  /** Standard normal. */
  normal(): number;
}

/** Small fast counter generator (sfc32 of PractRand), seeded with one whole number. */
export const createRandom = (seed: number): Random => {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  let spare = Number.NaN;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const value = spare;
      spare = Number.NaN;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { next, below: (limit) => Math.floor(next() * limit), normal };
};

/** The numbers 0 … length - 1 in random order (Fisher-Yates). */
export const permutation = (length: number, random: Random): Int32Array => {
  const order = Int32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
  return order;
};

/** `size` different numbers below `length` in rising order; all of them when `size` >= `length`. */
export const sampleIndices = (length: number, size: number, random: Random): Int32Array =>
  size >= length
    ? Int32Array.from({ length }, (_, i) => i)
    : permutation(length, random).subarray(0, size).slice().sort();
