/**
 * The forecaster beside R's forecast package on the same series and machine:
 *
 *   node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/forecast-peers.ts DATA.ndjson[.gz] [--sample N]
 *
 * Needs Rscript with forecast and jsonlite (Debian: r-cran-forecast, r-cran-jsonlite). Default sample 60 a period; times are
 * CPU milliseconds, without starting R.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { forecastLine } from '../../server/src/modules/forecasting/index.js';
import { scoreSeries, type Score } from './forecast/score.js';
import { readLines, sampled, type Line } from './forecast/series.js';

const SAMPLE = 60;
type Peer = 'ets' | 'theta' | 'arima' | 'mstl';

/** Over hours the search for a seasonal ARIMA takes minutes a series; there MSTL of day and week with ARIMA stands for it. */
const peersOf = (period: string): readonly Peer[] => ['ets', 'theta', period === 'HOURLY' ? 'mstl' : 'arima'];

interface Predicted {
  readonly mean: readonly number[];
  readonly lo95: readonly number[];
  readonly hi95: readonly number[];
  readonly ms: number;
}

const ours = ({ id, freq, h, x }: Line): Predicted => {
  const started = process.cpuUsage();
  const { mean, lo95, hi95 } = forecastLine({ id, freq, h, x });
  const spent = process.cpuUsage(started);
  return { mean, lo95, hi95, ms: (spent.user + spent.system) / 1000 };
};

const script = fileURLToPath(new URL('./forecast/peer.R', import.meta.url));

const byR = (lines: readonly Line[], method: Peer): Predicted[] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'datavision-peer-'));
  const [input, output] = [path.join(folder, 'in.ndjson'), path.join(folder, 'out.ndjson')];
  try {
    writeFileSync(input, lines.map(({ id, freq, h, x }) => JSON.stringify({ id, freq, h, x })).join('\n') + '\n');
    execFileSync('Rscript', ['--vanilla', script, input, output, method], { stdio: ['ignore', 'ignore', 'inherit'] });
    const text = readFileSync(output, 'utf8').trim();
    return text.split('\n').map((line) => JSON.parse(line) as Predicted);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const average = (values: number[]): number => values.reduce((total, value) => total + value, 0) / values.length;

/** The simple mean of several forecasts and of their bounds, the combination any rival could make. */
const together = (predictions: readonly Predicted[][]): Predicted[] =>
  predictions[0]!.map((first, line) => {
    const all = predictions.map((of) => of[line]!);
    const middle = (pick: (one: Predicted) => readonly number[]) =>
      pick(first).map((_, h) => average(all.map((one) => pick(one)[h]!)));
    return {
      mean: middle(({ mean }) => mean),
      lo95: middle(({ lo95 }) => lo95),
      hi95: middle(({ hi95 }) => hi95),
      ms: all.reduce((total, { ms }) => total + ms, 0),
    };
  });

const scored = ({ x, xx, freq, mase_m }: Line, { mean, lo95, hi95 }: Predicted): Score | null =>
  scoreSeries({ history: x, future: xx, lag: mase_m ?? freq }, { mean, lower: lo95, upper: hi95 });

const row = (period: string, who: string, lines: readonly Line[], predicted: readonly Predicted[]) => {
  const scores = lines.flatMap((line, i) => scored(line, predicted[i]!) ?? []);
  const figure = (pick: (score: Score) => number, digits: number) => average(scores.map(pick)).toFixed(digits);
  return {
    period,
    who,
    series: scores.length,
    sMAPE: figure(({ symmetricError }) => symmetricError, 3),
    MASE: figure(({ scaledError }) => scaledError, 4),
    'coverage 95 %': figure(({ coverage }) => coverage, 3),
    'ms/series': average(predicted.map(({ ms }) => ms)).toFixed(1),
  };
};

const main = (): void => {
  const [file, ...rest] = process.argv.slice(2);
  if (!file) throw new Error('Usage: forecast-peers.ts DATA.ndjson[.gz] [--sample N]');
  const size = rest[0] === '--sample' ? Number(rest[1]) : SAMPLE;
  const whole = readLines(file).filter(({ x }) => x.every((value) => value !== null));
  const rows = [...new Set(whole.map(({ period }) => period))].flatMap((period) => {
    const lines = sampled(
      whole.filter((line) => line.period === period),
      size,
    );
    const peers = peersOf(period);
    const byPeer = peers.map((peer) => byR(lines, peer));
    return [
      row(period, 'DataVision', lines, lines.map(ours)),
      ...peers.map((peer, i) => row(period, `R ${peer}`, lines, byPeer[i]!)),
      row(period, 'mean of the three', lines, together(byPeer)),
    ];
  });
  console.table(rows);
};

main();
