import type { LongPeriod, LongSeries } from './long-series.js';
import type { Line } from './series.js';

interface Shape {
  /** Lengths of history, in turn; a shorter one where the series does not hold it. */
  readonly histories: readonly number[];
  readonly least: number;
  readonly horizon: number;
  readonly season: number;
  /** Lag of the naive forecast that scales errors. */
  readonly lag: number;
  /** Most lines of one series. */
  readonly most: number;
  /** Most values between the ends of two lines; no multiple of a season, so that lines end at all hours. */
  readonly apart: number;
}

/** As in the M4 competition: hourly histories of 700 and 960 values, 48 ahead; weekly ones as long as they come, 13 ahead. */
const shapes: Record<LongPeriod, Shape> = {
  hourly: { histories: [700, 960], least: 650, horizon: 48, season: 24, lag: 24, most: 6, apart: 1_003 },
  weekly: { histories: [2_597], least: 80, horizon: 13, season: 52, lag: 1, most: 4, apart: 47 },
};

const mostMissing = 0.02;

/** Gaps are bridged in a straight line, as the competition's series have none. */
const bridged = (values: readonly (number | null)[]): number[] => {
  const known = values.flatMap((value, i) => (value === null ? [] : [i]));
  return values.map((value, i) => {
    if (value !== null) return value;
    const before = known.findLast((at) => at < i) ?? known[0]!;
    const after = known.find((at) => at > i) ?? before;
    const share = after > before ? (i - before) / (after - before) : 0;
    return values[before]! + share * (values[after]! - values[before]!);
  });
};

const spacing = (length: number, { least, horizon, most, apart }: Shape): number =>
  Math.max(horizon, Math.min(apart, Math.floor((length - least - horizon) / (most - 1))));

/** Lines of a benchmark cut from a long series, the latest first. */
export const windowsOf = ({ name, values }: LongSeries, period: LongPeriod): Line[] => {
  const shape = shapes[period];
  const { histories, least, horizon, season, lag, most } = shape;
  const step = spacing(values.length, shape);
  const lines: Line[] = [];
  for (let end = values.length; lines.length < most && end - horizon >= least;) {
    const history = Math.min(histories[lines.length % histories.length]!, end - horizon);
    const window = values.slice(end - horizon - history, end);
    const future = window.slice(history);
    const missing = window.filter((value) => value === null).length / window.length;
    const whole = missing <= mostMissing && !future.includes(null);
    const id = `${name} ${lines.length + 1}`;
    const x = bridged(window.slice(0, history));
    if (whole)
      lines.push({
        set: 'long',
        id,
        period: period.toUpperCase(),
        freq: season,
        mase_m: lag,
        h: horizon,
        x,
        xx: future,
      });
    end -= whole ? step : horizon;
  }
  return lines;
};
