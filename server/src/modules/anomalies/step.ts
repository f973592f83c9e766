const REACH = 36;
/** Two levels must leave this share of what a line leaves unexplained, or less. */
const CLEARLY_LESS = 0.8;

const spreadAround = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};

const spreadAroundLine = (values: Float64Array): number => {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [xy, xx, yy] = [0, 0, 0];
  values.forEach((value, i) => {
    xy += (i - middle) * (value - mean);
    xx += (i - middle) ** 2;
    yy += (value - mean) ** 2;
  });
  return xx === 0 ? yy : yy - xy ** 2 / xx;
};

/** Whether a series steps to another level at a row, rather than rising or falling through it: two levels against one line. */
export const isStep = (values: Float64Array, row: number): boolean => {
  const from = Math.max(0, row - REACH);
  const to = Math.min(values.length, row + REACH);
  const levels = spreadAround(values.subarray(from, row)) + spreadAround(values.subarray(row, to));
  return levels <= CLEARLY_LESS * spreadAroundLine(values.subarray(from, to));
};
