/** Replaces missing values (anything not finite) by the line between neighbours; with a season, between neighbours of the same phase. */
export const fillMissing = (values: ArrayLike<number>, season: number): Float64Array => {
  const result = Float64Array.from(values, (value) => (Number.isFinite(value) ? value : NaN));
  if (!result.some(Number.isNaN)) return result;
  const known = result.filter((value) => !Number.isNaN(value)).length;
  if (known === 0) return result.fill(0);
  const stride = season > 1 && known >= 2 * season ? season : 1;
  for (let phase = 0; phase < stride; phase++) interpolate(result, phase, stride);
  if (stride > 1) interpolate(result, 0, 1);
  return result;
};

const interpolate = (values: Float64Array, phase: number, stride: number): void => {
  let last = -1;
  for (let i = phase; i < values.length; i += stride) {
    if (Number.isNaN(values[i]!)) continue;
    const from = last < 0 ? values[i]! : values[last]!;
    const slope = last < 0 ? 0 : (values[i]! - from) / (i - last);
    for (let gap = last < 0 ? phase : last + stride; gap < i; gap += stride) {
      values[gap] = last < 0 ? from : from + slope * (gap - last);
    }
    last = i;
  }
  if (last < 0) return;
  for (let gap = last + stride; gap < values.length; gap += stride) values[gap] = values[last]!;
};
