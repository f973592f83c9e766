/** Scoring of the Numenta Anomaly Benchmark, after Lavin and Ahmad (2015) and the published sweep over thresholds. */
export interface NabSeries {
  readonly name: string;
  readonly timestamps: string[];
  readonly values: number[];
  /** First and last timestamp of each labelled window, in order. */
  readonly windows: [string, string][];
}

export interface NabCosts {
  readonly tpWeight: number;
  readonly fnWeight: number;
  readonly fpWeight: number;
}

export interface NabResult {
  /** 0 for a detector that says nothing, 100 for a perfect one. */
  readonly score: number;
  readonly threshold: number;
  readonly found: number;
  readonly windows: number;
  readonly falseAlarms: number;
}

interface Row {
  readonly score: number;
  readonly weight: number;
  readonly window: number;
}

const sigmoidScore = (position: number): number => (position >= 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1);

/** The rows after the probationary period, each with what flagging it would earn. `firstWindow` numbers the windows. */
const rowsOf = (series: NabSeries, scores: ArrayLike<number>, costs: NabCosts, firstWindow: number): Row[] => {
  const { timestamps, windows } = series;
  const bounds = windows.map(([from, to]) => [timestamps.indexOf(from), timestamps.indexOf(to)] as const);
  const probation = Math.min(Math.floor(0.15 * timestamps.length), 750);
  const rows: Row[] = [];
  for (let i = probation; i < timestamps.length; i++) {
    const window = bounds.findIndex(([from, to]) => i >= from && i <= to);
    const score = scores[i] as number;
    if (window >= 0) {
      const [from, to] = bounds[window] as readonly [number, number];
      const gain = sigmoidScore(-(to - i + 1) / (to - from + 1)) / sigmoidScore(-1);
      rows.push({ score, weight: gain * costs.tpWeight, window: firstWindow + window });
      continue;
    }
    const previous = bounds.findLast(([, to]) => to < i);
    const past = previous ? (i - previous[1]) / (previous[1] - previous[0]) : 3;
    rows.push({ score, weight: sigmoidScore(past) * costs.fpWeight, window: -1 });
  }
  return rows;
};

/** The corpus score at the threshold that serves the whole corpus best, as the benchmark does it. */
export const scoreCorpus = (corpus: { series: NabSeries; scores: ArrayLike<number> }[], costs: NabCosts): NabResult => {
  const rows: Row[] = [];
  let windows = 0;
  for (const { series, scores } of corpus) {
    rows.push(...rowsOf(series, scores, costs, windows));
    windows += series.windows.length;
  }
  rows.sort((a, b) => b.score - a.score);
  const earned = new Float64Array(windows).fill(-costs.fnWeight);
  const scored = new Set(rows.map(({ window }) => window).filter((window) => window >= 0));
  let total = -costs.fnWeight * scored.size;
  let state = { found: 0, falseAlarms: 0 };
  let best = { total, threshold: Infinity, ...state };
  rows.forEach((row, i) => {
    if (row.window < 0) {
      total += row.weight;
      state = { ...state, falseAlarms: state.falseAlarms + 1 };
    } else if (row.weight > (earned[row.window] as number)) {
      if (earned[row.window] === -costs.fnWeight) state = { ...state, found: state.found + 1 };
      total += row.weight - (earned[row.window] as number);
      earned[row.window] = row.weight;
    }
    const complete = rows[i + 1]?.score !== row.score;
    if (complete && total > best.total) best = { total, threshold: row.score, ...state };
  });
  const nothing = -costs.fnWeight * windows;
  const perfect = costs.tpWeight * windows;
  return {
    score: (100 * (best.total - nothing)) / (perfect - nothing),
    threshold: best.threshold,
    found: best.found,
    windows,
    falseAlarms: best.falseAlarms,
  };
};
