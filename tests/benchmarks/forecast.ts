/**
 * Accuracy, coverage and time of the forecaster on a file of series, beside seasonal naive on the same series:
 *
 *   node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/forecast.ts DATA.ndjson[.gz] [--sample N]
 *
 * Lines are {set, id, period, freq, h, x, xx}; the forecaster is given id, freq, h and x. `--sample N` takes N lines spread
 * evenly. sMAPE and MASE as in the M4 competition; OWA against Naive 2 computed here; times are CPU milliseconds. Hourly and
 * weekly series are made by `forecast-long-series.ts`.
 */
import { forecastLine } from '../../server/src/modules/forecasting/index.js';
import { naive2 } from './forecast/naive2.js';
import { scoreSeries, type Score } from './forecast/score.js';
import { readLines, sampled, type Line } from './forecast/series.js';

const average = (values: number[]): number => values.reduce((total, value) => total + value, 0) / values.length;

interface Compared {
  readonly ours: Score;
  readonly naive: Score;
  readonly reference: Score;
  readonly milliseconds: number;
}

const compare = (line: Line): Compared | null => {
  const { id, freq, h, x, xx } = line;
  const started = process.cpuUsage();
  const { mean, lo95, hi95 } = forecastLine({ id, freq, h, x });
  const spent = process.cpuUsage(started);
  const truth = { history: x, future: xx, lag: line.mase_m ?? freq };
  const ours = scoreSeries(truth, { mean, lower: lo95, upper: hi95 });
  const known = x.map((value, i) => value ?? x.slice(0, i).findLast((earlier) => earlier !== null) ?? 0);
  const naive = scoreSeries(truth, {
    mean: xx.map((_, i) => known[known.length - freq + (i % freq)] ?? known.at(-1)!),
  });
  const reference = scoreSeries(truth, { mean: naive2(known, line.mase_m ?? freq, h) });
  return ours && naive && reference && { ours, naive, reference, milliseconds: (spent.user + spent.system) / 1000 };
};

const row = (name: string, results: Compared[]): Record<string, string | number> => {
  const figure = (pick: (result: Compared) => number, digits: number) => average(results.map(pick)).toFixed(digits);
  const relative = (kind: 'ours' | 'naive') =>
    (['symmetricError', 'scaledError'] as const).reduce(
      (total, key) =>
        total + average(results.map((r) => r[kind][key])) / average(results.map((r) => r.reference[key])) / 2,
      0,
    );
  return {
    group: name,
    series: results.length,
    sMAPE: figure(({ ours }) => ours.symmetricError, 3),
    MASE: figure(({ ours }) => ours.scaledError, 4),
    OWA: relative('ours').toFixed(3),
    'coverage 95 %': figure(({ ours }) => ours.coverage, 3),
    'ms/series': figure(({ milliseconds }) => milliseconds, 1),
    'naive sMAPE': figure(({ naive }) => naive.symmetricError, 3),
    'naive MASE': figure(({ naive }) => naive.scaledError, 4),
    'naive OWA': relative('naive').toFixed(3),
  };
};

const main = (): void => {
  const [path, ...rest] = process.argv.slice(2);
  if (!path) throw new Error('Usage: forecast.ts DATA.ndjson[.gz] [--sample N]');
  const size = rest[0] === '--sample' ? Number(rest[1]) : Infinity;
  const groups = new Map<string, Compared[]>();
  let skipped = 0;
  for (const line of sampled(readLines(path), size)) {
    const result = compare(line);
    if (!result) skipped++;
    else for (const group of [line.period, 'ALL']) groups.set(group, [...(groups.get(group) ?? []), result]);
  }
  console.table([...groups].map(([name, results]) => row(name, results)));
  if (skipped > 0) console.log(`${skipped} constant series skipped`);
};

main();
