/**
 * Adjusted p-values that keep the share of false discoveries below the level they are compared with.
 * Benjamini and Hochberg (1995), step-up; values that are not a number stay so and do not count.
 */
export const benjaminiHochberg = (pValues: readonly number[]): number[] => {
  const tested = pValues.map((p, index) => ({ p, index })).filter(({ p }) => !Number.isNaN(p));
  tested.sort((a, b) => b.p - a.p);
  const adjusted = pValues.map(() => Number.NaN);
  let smallest = 1;
  tested.forEach(({ p, index }, fromLargest) => {
    smallest = Math.min(smallest, (p * tested.length) / (tested.length - fromLargest));
    adjusted[index] = smallest;
  });
  return adjusted;
};
