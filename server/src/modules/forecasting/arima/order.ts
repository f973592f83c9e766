/** ARIMA(p,d,q)(P,D,Q) with seasons of `period`; `constant` is a mean (no differences) or a drift (one difference). */
export interface ArimaOrder {
  readonly p: number;
  readonly d: number;
  readonly q: number;
  readonly seasonalP: number;
  readonly seasonalD: number;
  readonly seasonalQ: number;
  readonly period: number;
  readonly constant: boolean;
}

export const orderName = (order: ArimaOrder): string => {
  const { p, d, q, seasonalP, seasonalD, seasonalQ, period } = order;
  const seasonal = period > 1 && seasonalP + seasonalD + seasonalQ > 0;
  return `ARIMA(${p},${d},${q})${seasonal ? `(${seasonalP},${seasonalD},${seasonalQ})[${period}]` : ''}`;
};

/** Product of two polynomials in the backshift operator, coefficients from power 0. */
export const multiply = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array => {
  const result = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    if (a[i] === 0) continue;
    for (let j = 0; j < b.length; j++) result[i + j]! += a[i]! * b[j]!;
  }
  return result;
};

/** (1 - B)^d (1 - B^period)^D. */
export const differencing = ({
  d,
  seasonalD,
  period,
}: Pick<ArimaOrder, 'd' | 'seasonalD' | 'period'>): Float64Array => {
  let polynomial: Float64Array = Float64Array.of(1);
  for (let i = 0; i < d; i++) polynomial = multiply(polynomial, [1, -1]);
  const seasonal = new Float64Array(period + 1);
  seasonal[0] = 1;
  seasonal[period] = -1;
  for (let i = 0; i < seasonalD; i++) polynomial = multiply(polynomial, seasonal);
  return polynomial;
};

/** Applies a polynomial; the first `polynomial.length - 1` values have no result. */
export const filter = (values: Float64Array, polynomial: Float64Array): Float64Array => {
  const lost = polynomial.length - 1;
  const result = new Float64Array(Math.max(0, values.length - lost));
  for (let t = 0; t < result.length; t++) {
    let total = 0;
    for (let lag = 0; lag <= lost; lag++) {
      if (polynomial[lag] !== 0) total += polynomial[lag]! * values[t + lost - lag]!;
    }
    result[t] = total;
  }
  return result;
};

/** 1 + w1 B^l1 + w2 B^l2 ..., the product of a near and a seasonal factor; lags never change, weights do. */
export interface SparsePolynomial {
  readonly lags: Int32Array;
  readonly weights: Float64Array;
  readonly near: number;
  readonly seasonal: number;
}

export const sparsePolynomial = (near: number, seasonal: number, period: number): SparsePolynomial => {
  const lags: number[] = [];
  for (let far = 0; far <= seasonal; far++) {
    for (let close = 0; close <= near; close++) if (far + close > 0) lags.push(far * period + close);
  }
  return { lags: Int32Array.from(lags), weights: new Float64Array(lags.length), near, seasonal };
};

/** Coefficients of a stationary autoregression from partial autocorrelations in (-1, 1), in place (Durbin-Levinson). */
const fromPartials = (values: Float64Array): Float64Array => {
  for (let k = 1; k < values.length; k++) {
    const partial = values[k]!;
    for (let i = 0, j = k - 1; i <= j; i++, j--) {
      const [low, high] = [values[i]!, values[j]!];
      values[i] = low - partial * high;
      values[j] = high - partial * low;
    }
  }
  return values;
};

/** Sets the weights from the partial autocorrelations of the near factor, then the seasonal one, found at `from`. */
export const setPartials = (polynomial: SparsePolynomial, partials: Float64Array, from: number): void => {
  const { near, seasonal, weights } = polynomial;
  const close = fromPartials(partials.slice(from, from + near));
  const far = fromPartials(partials.slice(from + near, from + near + seasonal));
  let at = 0;
  for (let s = 0; s <= seasonal; s++) {
    const outer = s === 0 ? 1 : -far[s - 1]!;
    if (s > 0) weights[at++] = outer;
    for (let i = 0; i < near; i++) weights[at++] = -outer * close[i]!;
  }
};

/** All coefficients from power 0. */
export const toDense = ({ lags, weights }: SparsePolynomial): Float64Array => {
  const dense = new Float64Array((lags.at(-1) ?? 0) + 1);
  dense[0] = 1;
  lags.forEach((lag, i) => (dense[lag]! += weights[i]!));
  return dense;
};
