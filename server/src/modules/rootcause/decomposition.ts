/** One part of a whole at two times: for a ratio, numerator and denominator; for an amount, the amount over 1. */
export interface Part {
  readonly name: string;
  readonly before: { readonly numerator: number; readonly denominator: number };
  readonly after: { readonly numerator: number; readonly denominator: number };
}

export interface AdditiveContribution {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** after - before; sums over parts to the whole change. */
  readonly change: number;
  /** Share of the whole change; negative when the part moved against it; null when the whole did not change. */
  readonly share: number | null;
}

/** Splits the change of a sum over its parts. Parts missing at one time count as zero there. */
export const decomposeSum = (
  parts: readonly { name: string; before: number; after: number }[],
): AdditiveContribution[] => {
  const total = parts.reduce((sum, { before, after }) => sum + after - before, 0);
  return parts.map((part) => {
    const change = part.after - part.before;
    return { ...part, change, share: total === 0 ? null : change / total };
  });
};

export interface RatioContribution {
  readonly name: string;
  /** Because the part's own rate changed. */
  readonly rate: number;
  /** Because the part's share of the denominator changed, against the average of all. */
  readonly mix: number;
  /** rate + mix; sums over parts to the change of the whole ratio. */
  readonly change: number;
}

const ratio = (numerator: number, denominator: number): number => (denominator === 0 ? 0 : numerator / denominator);

const totals = (parts: readonly Part[], time: 'before' | 'after'): { numerator: number; denominator: number } =>
  parts.reduce(
    (sum, part) => ({
      numerator: sum.numerator + part[time].numerator,
      denominator: sum.denominator + part[time].denominator,
    }),
    { numerator: 0, denominator: 0 },
  );

/**
 * Splits the change of a ratio of sums into each part's rate and mix effect, exactly (Shapley value of two factors: each change
 * is valued at the average of the other factor before and after). A part without denominator at one time takes its rate from
 * the other time, so that its coming or going is mix.
 */
export const decomposeRatio = (parts: readonly Part[]): RatioContribution[] => {
  const [old, now] = [totals(parts, 'before'), totals(parts, 'after')];
  const centre = (ratio(old.numerator, old.denominator) + ratio(now.numerator, now.denominator)) / 2;
  return parts.map(({ name, before, after }) => {
    const shares = [ratio(before.denominator, old.denominator), ratio(after.denominator, now.denominator)] as const;
    const known = (time: Part['before'], other: Part['before']): number =>
      time.denominator !== 0 ? time.numerator / time.denominator : ratio(other.numerator, other.denominator);
    const rates = [known(before, after), known(after, before)] as const;
    const rate = ((shares[0] + shares[1]) / 2) * (rates[1] - rates[0]);
    const mix = (shares[1] - shares[0]) * ((rates[0] + rates[1]) / 2 - centre);
    return { name, rate, mix, change: rate + mix };
  });
};

export interface FactorContribution {
  readonly name: string;
  readonly change: number;
}

/** Logarithmic mean; the limit a when a = b, 0 when either is 0. */
export const logarithmicMean = (a: number, b: number): number => {
  if (a === 0 || b === 0) return 0;
  const log = Math.log(b / a);
  return Math.abs(log) < 1e-9 ? (a + b) / 2 : (b - a) / log;
};

/**
 * Splits the change of a product of positive factors (orders x revenue per order) over the factors: additive LMDI-I (Ang 2004).
 * The contributions sum to the change of the product.
 */
export const decomposeProduct = (
  factors: readonly { name: string; before: number; after: number }[],
): FactorContribution[] => {
  const product = (time: 'before' | 'after'): number => factors.reduce((value, factor) => value * factor[time], 1);
  const weight = logarithmicMean(product('before'), product('after'));
  return factors.map(({ name, before, after }) => ({ name, change: weight * Math.log(after / before) }));
};
