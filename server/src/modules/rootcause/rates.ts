/** A ratio measure per leaf: numerators and denominators now and in the baseline. */
export interface RateLeaves {
  readonly actual: Float64Array;
  readonly requests: Float64Array;
  readonly baseline: Float64Array;
  readonly baselineRequests: Float64Array;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

const isShare = (numerator: Float64Array, denominator: Float64Array): boolean =>
  numerator.every((value, i) => value <= denominator[i]! * (1 + 1e-9));

export interface ExpectedRates {
  readonly actual: Float64Array;
  readonly expected: Float64Array;
  /** Numerators were turned into denominator less numerator. */
  readonly countsFailures: boolean;
  /** Numerators are parts of their denominators or whole numbers: events that were counted. */
  readonly counts: boolean;
}

const isCount = (values: Float64Array): boolean => values.every(Number.isInteger);

/** Rows the overall rate counts for when a leaf's own baseline rate is read, in expected events. */
const PRIOR_EVENTS = 2;

/**
 * Numerators and what they would be at the baseline's rate. A leaf's rate is steadied by the overall one, so that thin leaves do
 * not expect nothing. Where most tries succeed, failures are counted instead: a fall from 99 % to 95 % is five times the failures.
 */
export const expectedFromRates = (leaves: RateLeaves): ExpectedRates => {
  const { requests, baselineRequests } = leaves;
  const [numerators, denominators] = [sum(leaves.baseline), sum(baselineRequests)];
  const isPart = isShare(leaves.actual, requests) && isShare(leaves.baseline, baselineRequests);
  const countsFailures = isPart && numerators > 0.5 * denominators;
  const actual = countsFailures ? leaves.actual.map((value, i) => requests[i]! - value) : leaves.actual;
  const baseline = countsFailures ? leaves.baseline.map((value, i) => baselineRequests[i]! - value) : leaves.baseline;
  const overall = denominators > 0 ? sum(baseline) / denominators : 0;
  const prior = overall > 0 ? PRIOR_EVENTS / overall : 0;
  const expected = requests.map((weight, i) => {
    const rate = (baseline[i]! + PRIOR_EVENTS * (overall > 0 ? 1 : 0)) / (baselineRequests[i]! + prior || 1);
    return weight * rate;
  });
  return { actual, expected, countsFailures, counts: isPart || isCount(actual) };
};
