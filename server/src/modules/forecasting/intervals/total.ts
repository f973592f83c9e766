/**
 * Deviation of the sum over all periods ahead, from the deviations of each. How the deviations widen tells how much of
 * an error lives on in later periods: the weights c of a linear state space model with variance
 * `d[0]^2 (1 + c[1]^2 + ... + c[h-1]^2)` (Hyndman et al. 2008, equation 6.1). Exact for such models, an approximation otherwise.
 */
export const totalDeviation = (deviations: ArrayLike<number>): number => {
  const first = deviations[0]! ** 2;
  if (!(first > 0)) return 0;
  let widest = first;
  let carried = 1;
  let variance = 1;
  for (let h = 1; h < deviations.length; h++) {
    const now = deviations[h]! ** 2;
    carried += Math.sqrt(Math.max(0, now - widest) / first);
    widest = Math.max(widest, now);
    variance += carried * carried;
  }
  return Math.sqrt(first * variance);
};
