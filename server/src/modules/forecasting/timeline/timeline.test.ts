import { describe, expect, it } from 'vitest';
import { buildTimeline, type TimelineInput } from './timeline.js';

const built = (dates: string[], values: number[], options: Partial<TimelineInput> = {}) =>
  buildTimeline({
    positions: Float64Array.from(dates, (date) => Date.parse(date.includes('T') ? `${date}Z` : date)),
    kind: 'date',
    values: Float64Array.from(values),
    label: 'Date',
    aggregation: 'average',
    dataCompletion: 'interpolate',
    period: null,
    ...options,
  });

const ones = (dates: string[]) => dates.map(() => 1);
const nextOf = (dates: string[], count: number) => {
  const timeline = built(dates, ones(dates));
  return Array.from({ length: count }, (_, h) => timeline.label(timeline.values.length + h));
};

describe('the step of a timeline and the dates after its end', () => {
  it('month ends, through a leap February', () => {
    const dates = ['2023-10-31', '2023-11-30', '2023-12-31'];
    expect(built(dates, ones(dates)).step).toEqual({ unit: 'month', count: 1 });
    expect(nextOf(dates, 4)).toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30']);
  });

  it('the 30th of the month, February cut short', () => {
    expect(nextOf(['2024-11-30', '2024-12-30', '2025-01-30'], 2)).toEqual(['2025-02-28', '2025-03-30']);
  });

  it('quarters that start in February, and fiscal years', () => {
    expect(nextOf(['2023-02-01', '2023-05-01', '2023-08-01'], 2)).toEqual(['2023-11-01', '2024-02-01']);
    expect(nextOf(['2021-06-30', '2022-06-30', '2023-06-30'], 2)).toEqual(['2024-06-30', '2025-06-30']);
  });

  it('weeks, any weekday; every second week', () => {
    expect(nextOf(['2024-02-07', '2024-02-14', '2024-02-21'], 2)).toEqual(['2024-02-28', '2024-03-06']);
    expect(nextOf(['2024-01-05', '2024-01-19', '2024-02-02'], 1)).toEqual(['2024-02-16']);
  });

  it('days and hours, through the end of February and of the day', () => {
    expect(nextOf(['2024-02-26', '2024-02-27', '2024-02-28'], 2)).toEqual(['2024-02-29', '2024-03-01']);
    expect(nextOf(['2024-01-01T21:00:00', '2024-01-01T22:00:00', '2024-01-01T23:00:00'], 1)).toEqual([
      '2024-01-02T00:00:00',
    ]);
  });

  it('Monday to Friday, no forecast for a weekend', () => {
    const dates = Array.from({ length: 19 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)))
      .filter((date) => date.getUTCDay() % 6 !== 0)
      .map((date) => date.toISOString().slice(0, 10));
    expect(built(dates, ones(dates)).step.unit).toBe('workday');
    expect(nextOf(dates, 2)).toEqual(['2024-01-22', '2024-01-23']);
  });

  it('dates that wander within the month are taken by month', () => {
    const dates = ['2024-01-03', '2024-02-01', '2024-03-05', '2024-04-02', '2024-05-07', '2024-06-04'];
    expect(built(dates, ones(dates)).step).toEqual({ unit: 'month', count: 1 });
    expect(nextOf(dates, 1)).toEqual(['2024-07-01']);
  });

  it('numbers go on as numbers', () => {
    const timeline = built([], [1, 2, 3], { positions: Float64Array.of(2019, 2020, 2021), kind: 'number' });
    expect(timeline.step.unit).toBe('year');
    expect(timeline.label(3)).toBe(2022);
  });

  it('refuses dates without a step', () => {
    const dates = ['2001-01-01', '2001-01-02', '2009-07-19', '2024-03-01'];
    expect(() => built(dates, ones(dates))).toThrow(
      expect.objectContaining({ code: 'out-of-range', detail: expect.stringContaining('no constant step') }),
    );
  });
});

describe('rows on a timeline', () => {
  const dates = ['2024-03-01', '2024-01-01', '2024-01-01', '2024-05-01', '2024-02-01'];
  const values = [30, 10, 20, 50, 7];

  it('are sorted; repeats are aggregated, gaps counted', () => {
    const timeline = built(dates, values);
    expect([...timeline.values]).toEqual([15, 7, 30, NaN, 50]);
    expect([timeline.repeats, timeline.gaps]).toEqual([1, 1]);
  });

  it.each([
    ['sum', 30],
    ['count', 2],
    ['min', 10],
    ['max', 20],
    ['median', 15],
  ] as const)('aggregate by %s', (aggregation, expected) => {
    expect(built(dates, values, { aggregation }).values[0]).toBe(expected);
  });

  it('gaps are zero when asked for', () => {
    expect(built(dates, values, { dataCompletion: 'zeros' }).values[3]).toBe(0);
  });

  it('collect into calendar periods when asked for', () => {
    const timeline = built(dates, values, { period: 'quarter', aggregation: 'sum' });
    expect([...timeline.values]).toEqual([67, 50]);
    expect(timeline.label(2)).toBe('2024-07-01');
  });

  it('without a timeline stand in order, empty cells included', () => {
    const timeline = built([], [1, NaN, 3], { positions: null, kind: 'row' });
    expect([...timeline.values]).toEqual([1, NaN, 3]);
    expect(timeline.label(3)).toBe(4);
  });
});
