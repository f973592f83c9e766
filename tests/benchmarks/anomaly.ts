// Numenta Anomaly Benchmark. node --conditions=source --import ./scripts/typescript-hooks.mjs tests/benchmarks/anomaly.ts FOLDER
// FOLDER holds data/**.csv, labels/combined_windows.json and config/profiles.json.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreStream } from '../../server/src/modules/anomalies/index.js';
import { normalCdf } from '../../server/src/statistics/distributions.js';
import { scoreCorpus, type NabCosts, type NabSeries } from './nab.js';

const folder = process.argv[2];
if (!folder) throw new Error('Say where the benchmark is: anomaly.ts FOLDER');

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

const windows = readJson('labels/combined_windows.json') as Record<string, [string, string][]>;
const profiles = readJson('config/profiles.json') as Record<string, { CostMatrix: NabCosts }>;

const readSeries = (name: string): NabSeries => {
  const lines = readFileSync(join(folder, 'data', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const cells = lines.map((line) => line.trim().split(','));
  const bare = (time: string): string => time.replace(/\.0+$/, '');
  return {
    name,
    timestamps: cells.map(([time]) => time!),
    values: cells.map((cell) => Number(cell[1])),
    windows: (windows[name] ?? []).map(([from, to]) => [bare(from), bare(to)]),
  };
};

const corpus = readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.csv'))
  .sort()
  .map(readSeries);

const datesOf = ({ timestamps }: NabSeries): Date[] => timestamps.map((time) => new Date(`${time.replace(' ', 'T')}Z`));

/** The plain peer: distance from the mean of all values so far. */
const runningGaussian = ({ values }: NabSeries): number[] => {
  let [count, mean, squares] = [0, 0, 0];
  return values.map((value) => {
    const spread = Math.sqrt(squares / Math.max(1, count)) + 1e-12;
    const score = count > 1 ? 2 * normalCdf(Math.abs(value - mean) / spread) - 1 : 0;
    count++;
    const step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
    return score;
  });
};

const detectors: Record<string, (series: NabSeries) => ArrayLike<number>> = {
  ours: (series) => scoreStream(series.values, datesOf(series)),
  'running Gaussian': runningGaussian,
};

for (const [name, detect] of Object.entries(detectors)) {
  const start = performance.now();
  const scored = corpus.map((series) => ({ series, scores: detect(series) }));
  const milliseconds = performance.now() - start;
  for (const [profile, { CostMatrix }] of Object.entries(profiles)) {
    const { score, found, windows: all, falseAlarms } = scoreCorpus(scored, CostMatrix);
    console.log(`${name}, ${profile}: ${score.toFixed(1)}  (${found} of ${all} windows, ${falseAlarms} false alarms)`);
  }
  console.log(`${name}: ${Math.round(milliseconds)} ms for ${corpus.length} series`);
}
