import type { TableShape } from '#shared/analyses/insights.js';
import type { Candidate, SearchResult } from '../candidate.js';
import type { Search, Table } from '../search.js';
import { periodSeries, type PeriodSeries } from './period-series.js';
import { seasonCandidate, stepCandidate, trendCandidate, unusualCandidate } from './series-findings.js';
import { readSeries, type SeriesReading } from './series-model.js';

const LEAST_PERIODS = 10;

const seasonLength = { day: 7, week: 1, month: 12, quarter: 4, year: 1 } as const;

const placeInSeason = (start: string, period: NonNullable<TableShape['period']>): number => {
  const date = new Date(`${start}T00:00:00Z`);
  if (period === 'month') return date.getUTCMonth();
  if (period === 'quarter') return Math.floor(date.getUTCMonth() / 3);
  return period === 'day' ? (date.getUTCDay() + 6) % 7 : 0;
};

const candidatesOf = (series: PeriodSeries, reading: SeriesReading, table: Table): Candidate[] => [
  reading.step ? stepCandidate(series, reading.step, table) : trendCandidate(series, reading, table),
  ...(reading.season ? [seasonCandidate(series, reading.season, table)] : []),
  ...reading.unusual.map((one) => unusualCandidate(series, one, table)),
];

/** Trend or step, season and unusual periods of every measure. */
export const seriesSearch: Search = {
  name: 'Trends, seasons and unusual periods',
  unfit: ({ time, measures }) => {
    if (time === null) return 'The table has no column of dates.';
    return measures.length === 0 ? 'The table has no column of numbers to follow over time.' : null;
  },
  async run(table): Promise<SearchResult> {
    const { period } = table.shape;
    if (period === null) return { candidates: [], tests: 0 };
    const candidates: Candidate[] = [];
    let tests = 0;
    for (const name of table.shape.measures) {
      const series = await periodSeries(table, name);
      if (!series || series.values.length < LEAST_PERIODS) continue;
      const positions = series.periods.map((start) => placeInSeason(start, period));
      const perLength = series.values.map((value, i) => value / series.lengths[i]!);
      const reading = readSeries(perLength, positions, seasonLength[period]);
      if (!reading) continue;
      candidates.push(...candidatesOf(series, reading, table));
      tests += 4;
    }
    return { candidates, tests };
  },
};
