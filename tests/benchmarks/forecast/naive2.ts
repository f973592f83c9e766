const autocorrelation = (values: number[], lag: number): number => {
  const centre = values.reduce((total, value) => total + value, 0) / values.length;
  const centred = values.map((value) => value - centre);
  const variance = centred.reduce((total, value) => total + value * value, 0);
  return centred.slice(lag).reduce((total, value, i) => total + value * centred[i]!, 0) / variance;
};

const isSeasonal = (values: number[], season: number): boolean => {
  if (season < 2 || values.length < 3 * season) return false;
  const shorter = Array.from({ length: season - 1 }, (_, i) => autocorrelation(values, i + 1));
  const limit = 1.645 * Math.sqrt((1 + 2 * shorter.reduce((total, r) => total + r * r, 0)) / values.length);
  return Math.abs(autocorrelation(values, season)) > limit;
};

const seasonalFactors = (values: number[], season: number): number[] => {
  const half = Math.floor(season / 2);
  const ratios = Array.from({ length: season }, () => [] as number[]);
  for (let t = half; t < values.length - half; t++) {
    const window = values.slice(t - half, t + half + 1);
    const ends = season % 2 === 0 ? (window[0]! + window.at(-1)!) / 2 : 0;
    const trend = (window.reduce((total, value) => total + value, 0) - ends) / season;
    ratios[t % season]!.push(values[t]! / trend);
  }
  const factors = ratios.map((phase) => phase.reduce((total, ratio) => total + ratio, 0) / phase.length);
  const centre = factors.reduce((total, factor) => total + factor, 0) / season;
  return factors.map((factor) => factor / centre);
};

/** Naive 2 of the M competitions: the last value, seasonally adjusted by classical decomposition where a test finds a season. */
export const naive2 = (values: number[], season: number, horizon: number): number[] => {
  const n = values.length;
  const factors = isSeasonal(values, season) ? seasonalFactors(values, season) : [1];
  const level = values.at(-1)! / factors[(n - 1) % factors.length]!;
  return Array.from({ length: horizon }, (_, h) => level * factors[(n + h) % factors.length]!);
};
