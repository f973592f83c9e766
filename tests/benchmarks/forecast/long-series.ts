import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLines } from './series.js';

export type LongPeriod = 'hourly' | 'weekly';

/** An evenly spaced series longer than one line of a benchmark; null for a missing value. */
export interface LongSeries {
  readonly name: string;
  readonly values: (number | null)[];
}

const secondsOf: Record<LongPeriod, number> = { hourly: 3_600, weekly: 7 * 86_400 };

interface Moment {
  /** Seconds of the epoch. */
  readonly at: number;
  readonly value: number;
}

const utc = (text: string): number =>
  Date.parse(`${text.trim().replace(' ', 'T')}${text.includes(':') ? 'Z' : ''}`) / 1_000;

type Reduce = (values: number[]) => number | null;
const total: Reduce = (values) => values.reduce((sum, value) => sum + value, 0);
const average: Reduce = (values) => (values.length > 0 ? total(values)! / values.length : null);

/** What happened in each period, from the first whole one to the last. */
const gather = (moments: readonly Moment[], period: LongPeriod, reduce: Reduce): (number | null)[] => {
  const seconds = secondsOf[period];
  const first = Math.ceil(Math.min(...moments.map(({ at }) => at)) / seconds);
  const last = Math.floor(Math.max(...moments.map(({ at }) => at)) / seconds);
  const periods = Array.from({ length: last - first }, () => [] as number[]);
  for (const { at, value } of moments) periods[Math.floor(at / seconds) - first]?.push(value);
  return periods.map(reduce);
};

const csv = (file: string): Record<string, string>[] => {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
};

const taxis = (folder: string): LongSeries[] => {
  const trips = csv(path.join(folder, 'tables/seaborn_taxis.csv')).filter(({ pickup }) => pickup! >= '2019-03-01');
  const series = (name: string, of: typeof trips, value: (trip: Record<string, string>) => number): LongSeries => ({
    name: `taxis ${name}`,
    values: gather(
      of.map((trip) => ({ at: utc(trip.pickup!), value: value(trip) })),
      'hourly',
      total,
    ),
  });
  const where = (column: string, is: string) => trips.filter((trip) => trip[column] === is);
  return [
    series('trips', trips, () => 1),
    series('fares', trips, ({ fare }) => Number(fare)),
    series('Manhattan', where('pickup_borough', 'Manhattan'), () => 1),
    series('Queens', where('pickup_borough', 'Queens'), () => 1),
    series('cards', where('payment', 'credit card'), () => 1),
    series('cash', where('payment', 'cash'), () => 1),
  ];
};

const advertisements = (folder: string): LongSeries[] => {
  const archive = path.join(folder, 'anomaly/nab_dev.tar.gz');
  const unpacked = mkdtempSync(path.join(tmpdir(), 'datavision-nab-'));
  try {
    execFileSync('tar', ['-xzf', archive, '-C', unpacked, 'data/realAdExchange']);
    return ['2_cpc', '2_cpm', '3_cpc', '3_cpm', '4_cpc', '4_cpm'].map((name) => {
      const rows = csv(path.join(unpacked, `data/realAdExchange/exchange-${name}_results.csv`));
      const moments = rows.map(({ timestamp, value }) => ({ at: utc(timestamp!), value: Number(value) }));
      return { name: `advertisements ${name}`, values: gather(moments, 'hourly', average) };
    });
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
};

const weeklyTables = (folder: string): LongSeries[] => {
  const shares = csv(path.join(folder, 'tables/vega_sp500-2000.csv'));
  const weather = csv(path.join(folder, 'tables/vega_seattle-weather.csv'));
  const strikes = csv(path.join(folder, 'tables/vega_birdstrikes.csv'));
  const weekly = (rows: typeof shares, value: (row: Record<string, string>) => number, reduce: Reduce) =>
    gather(
      rows.map((row) => ({ at: utc(row.date ?? row['Flight Date']!), value: value(row) })),
      'weekly',
      reduce,
    );
  return [
    {
      name: 'S&P 500 close',
      values: weekly(
        shares,
        ({ close }) => Number(close),
        (week) => week.at(-1) ?? null,
      ),
    },
    { name: 'S&P 500 volume', values: weekly(shares, ({ volume }) => Number(volume), total) },
    { name: 'Seattle highest', values: weekly(weather, ({ temp_max: high }) => Number(high), average) },
    { name: 'Seattle wind', values: weekly(weather, ({ wind }) => Number(wind), average) },
    { name: 'bird strikes', values: weekly(strikes, () => 1, total) },
  ];
};

const cash = (folder: string): LongSeries[] =>
  readLines(path.join(folder, 'forecast/nn5.ndjson.gz'))
    .filter((_, i) => i % 3 === 0)
    .map(({ id, x, xx }) => {
      const days = [...x, ...xx];
      const weeks = Array.from({ length: Math.floor(days.length / 7) }, (_, w) => days.slice(7 * w, 7 * w + 7));
      const known = weeks.map((week) => week.filter((day) => day !== null));
      return { name: `cash ${id}`, values: known.map((week) => (week.length > 3 ? 7 * average(week)! : null)) };
    });

const fromR = (period: LongPeriod): LongSeries[] => {
  if (spawnSync('Rscript', ['--version']).error) {
    console.log('Rscript is not installed: the series of its packages are left out.');
    return [];
  }
  const script = fileURLToPath(new URL('./long-series.R', import.meta.url));
  const folder = mkdtempSync(path.join(tmpdir(), 'datavision-series-'));
  try {
    const file = path.join(folder, 'series.ndjson');
    execFileSync('Rscript', ['--vanilla', script, period, file], { stdio: ['ignore', 'ignore', 'inherit'] });
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as LongSeries);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Real long series: those of the data folder, where it is given, and those that come with R's packages, where R is installed. */
export const longSeries = (period: LongPeriod, folder: string | undefined): LongSeries[] => {
  const given = folder && existsSync(folder) ? folder : null;
  const own = { hourly: [taxis, advertisements], weekly: [weeklyTables, cash] }[period];
  return [...(given ? own.flatMap((read) => read(given)) : []), ...fromR(period)];
};
