import { amount, amountText, howMany, named, share } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import { monthName, periodName } from '#server/findings/periods.js';
import type { Candidate } from '../candidate.js';
import type { Table } from '../search.js';
import type { PeriodSeries } from './period-series.js';
import { changeBetween, forecastEvidence, lineChart, seriesTable } from './series-facts.js';
import type { SeriesReading } from './series-model.js';

/** So many deviations count as the largest effect there is. */
const DEVIATIONS_OF_ONE = 12;

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

const what = ({ aggregation }: PeriodSeries): string =>
  aggregation === 'sum' ? '{measure}' : 'The average of {measure}';

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const verb = (value: number): string => (value < 0 ? 'fell' : 'rose');

/** A sum as a share of its usual level; a rate in its own unit. */
const relative = (value: number, level: number, { measure, aggregation }: PeriodSeries): string =>
  aggregation === 'sum' && level !== 0 && Math.abs(value / level) < 10
    ? share(Math.abs(value / level)).text
    : amountText(Math.abs(value), measure.unit);

export const trendCandidate = (series: PeriodSeries, reading: SeriesReading, table: Table): Candidate => {
  const { measure, values, periods } = series;
  const { slope, lower, upper, p, share: part } = reading.trend;
  const facts = {
    measure: named(measure.name),
    step: { value: slope, text: relative(slope, meanOf(values), series) },
    first: named(periodName(periods[0]!, table.shape.period)),
    last: named(periodName(periods.at(-1)!, table.shape.period)),
    total: amount(Math.abs(slope * (values.length - 1)), measure.unit),
    part: share(part, 0),
  };
  const finding = findingOf({
    kind: 'trend',
    headline: `${what(series)} ${verb(slope)} by {step} a ${table.shape.period} from {first} to {last}.`,
    sentences: ['Over the whole time that is {total}. The line explains {part} of the variation between periods.'],
    facts,
    size: {
      value: slope,
      text: amountText(slope, measure.unit),
      of: `Change of ${measure.name} a ${table.shape.period}`,
    },
    p,
    interval: { lower, upper, level: 0.95, unit: measure.unit },
    effect: Math.sqrt(Math.max(0, part)),
    columns: [measure.name, table.shape.time!],
    evidence: forecastEvidence(series, table),
    investigate: changeBetween(series, table, 0, values.length - 1),
  });
  return { finding, table: seriesTable(series), chart: lineChart(finding.headline, series, table) };
};

export const stepCandidate = (
  series: PeriodSeries,
  step: NonNullable<SeriesReading['step']>,
  table: Table,
): Candidate => {
  const { measure, values, periods } = series;
  const [before, after] = [meanOf(values.subarray(0, step.at)), meanOf(values.subarray(step.at))];
  const facts = {
    measure: named(measure.name),
    period: named(periodName(periods[step.at]!, table.shape.period)),
    size: { value: step.change, text: relative(step.change, before, series) },
    before: amount(before, measure.unit),
    after: amount(after, measure.unit),
  };
  const finding = findingOf({
    kind: 'level-shift',
    headline: `${what(series)} ${step.change < 0 ? 'dropped' : 'jumped'} by {size} in {period} and stayed there.`,
    sentences: [`Before, a ${table.shape.period} had {before} on average; since then {after}.`],
    facts,
    size: { value: step.change, text: amountText(step.change, measure.unit), of: `Shift of ${measure.name}` },
    p: step.p,
    interval: { lower: step.lower, upper: step.upper, level: 0.95, unit: measure.unit },
    effect: Math.sqrt(Math.max(0, step.share)),
    columns: [measure.name, table.shape.time!],
    evidence: forecastEvidence(series, table),
    investigate: changeBetween(series, table, step.at - 1, step.at),
  });
  const marked = new Map([[step.at, values[step.at]!]]);
  return { finding, table: seriesTable(series, marked), chart: lineChart(finding.headline, series, table, true) };
};

const placeName = (place: number, period: Table['shape']['period']): string => {
  if (period === 'month') return monthName(place + 1);
  return period === 'quarter' ? `Q${place + 1}` : weekdays[place]!;
};

export const seasonCandidate = (
  series: PeriodSeries,
  season: NonNullable<SeriesReading['season']>,
  table: Table,
): Candidate => {
  const { measure, values } = series;
  const { offsets } = season;
  const at = table.shape.period === 'day' ? 'on' : 'in';
  const [high, low] = [offsets.indexOf(Math.max(...offsets)), offsets.indexOf(Math.min(...offsets))];
  const mean = meanOf(values);
  const text = (value: number): string => relative(value, mean, series);
  const facts = {
    measure: named(measure.name),
    high: named(placeName(high, table.shape.period)),
    low: named(placeName(low, table.shape.period)),
    above: { value: offsets[high]!, text: text(offsets[high]!) },
    below: { value: offsets[low]!, text: text(offsets[low]!) },
    part: share(season.share, 0),
  };
  const finding = findingOf({
    kind: 'season',
    headline: `${what(series)} peaks ${at} {high}, {above} above its usual level, and is lowest ${at} {low}.`,
    sentences: ['At its lowest it lies {below} below. The season explains {part} of what the trend leaves over.'],
    facts,
    size: {
      value: offsets[high]!,
      text: amountText(offsets[high]!, measure.unit),
      of: `Seasonal peak of ${measure.name}`,
    },
    p: season.p,
    effect: 0.9 * Math.sqrt(Math.max(0, season.share)),
    columns: [measure.name, table.shape.time!],
    evidence: forecastEvidence(series, table),
  });
  return { finding, table: seriesTable(series), chart: lineChart(finding.headline, series, table) };
};

export const unusualCandidate = (
  series: PeriodSeries,
  one: SeriesReading['unusual'][number],
  table: Table,
): Candidate => {
  const { measure, values, periods, rows, lengths } = series;
  const expected = one.expected * lengths[one.at]!;
  const difference = values[one.at]! - expected;
  const facts = {
    measure: named(measure.name),
    period: named(periodName(periods[one.at]!, table.shape.period)),
    value: amount(values[one.at]!, measure.unit),
    expected: amount(expected, measure.unit),
    size: { value: difference, text: relative(difference, expected, series) },
    rows: howMany(rows[one.at]!, 'row'),
  };
  const finding = findingOf({
    kind: 'unusual',
    headline: `${what(series)} was unusually ${difference < 0 ? 'low' : 'high'} in {period}: {value}, where {expected} was to be expected.`,
    sentences: [`That is {size} ${difference < 0 ? 'below' : 'above'} what trend and season say, from {rows}.`],
    facts,
    size: {
      value: difference,
      text: amountText(difference, measure.unit),
      of: `Distance of ${measure.name} from what was expected`,
    },
    p: one.p,
    effect: Math.min(1, Math.abs(one.deviations) / DEVIATIONS_OF_ONE),
    columns: [measure.name, table.shape.time!],
    evidence: forecastEvidence(series, table),
    investigate: one.at > 0 ? changeBetween(series, table, one.at - 1, one.at) : null,
  });
  const marked = new Map([[one.at, values[one.at]!]]);
  return { finding, table: seriesTable(series, marked), chart: lineChart(finding.headline, series, table, true) };
};
