import type { CourseResult } from '#shared/analyses/course.js';
import type { Presentation } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import { amount, howMany, named, signed } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import { periodName } from '#server/findings/periods.js';
import { measureName } from './change-presentation.js';
import type { CourseRequest } from './course-analysis.js';

const earlierNames = {
  day: 'the week before',
  week: 'the year before',
  month: 'the year before',
  quarter: 'the year before',
  year: 'the year before',
} as const;

/** What each value is compared with, in words. */
const earlierName = ({ lag }: CourseResult, { period }: CourseRequest): string =>
  lag === 1 && period !== 'year' ? `the ${period} before` : earlierNames[period];

const findingOfCourse = (result: CourseResult, request: CourseRequest, params: Record<string, unknown>): Finding => {
  const { unit } = request.measure;
  const compared = result.points.filter(({ earlier }) => earlier !== null);
  const recent = result.stretch > 0 ? result.points.slice(-result.stretch) : compared;
  const gap = ({ value, earlier }: CourseResult['points'][number]): number => value - (earlier ?? value);
  const widest = recent.reduce((most, one) => (Math.abs(gap(one)) > Math.abs(gap(most)) ? one : most));
  const total = recent.reduce((sum, point) => sum + gap(point), 0);
  const isBelow = total < 0;
  const facts = {
    measure: named(measureName({ ...request, per: null })),
    earlier: named(earlierName(result, request)),
    since: named(result.since === null ? null : periodName(result.since, request.period)),
    stretch: howMany(result.stretch, request.period),
    compared: howMany(compared.length, request.period),
    total: signed(total, unit),
    widest: named(periodName(widest.period, request.period)),
    gap: signed(gap(widest), unit),
    value: amount(widest.value, unit),
    before: amount(widest.earlier ?? 0, unit),
  };
  return findingOf({
    kind: 'trend',
    headline:
      result.since === null
        ? '{measure} is where it was {earlier}.'
        : `{measure} has been ${isBelow ? 'below' : 'above'} {earlier} since {since}: {stretch} in a row.`,
    sentences: [
      `The widest gap came in {widest}: {value}, where {earlier} had {before}.`,
      ...(request.average ? [] : ['Over that time the gap adds up to {total}.']),
    ],
    facts,
    size: { value: gap(widest), text: facts.gap.text, of: `Widest gap of ${request.measure.name}` },
    p: null,
    effect: compared.length === 0 ? 0 : result.stretch / compared.length,
    columns: [request.measure.name, request.by.name],
    chart: 0,
    table: 0,
    evidence: { analysis: 'course', params },
  });
};

/** The course in words, as two lines, and period by period. */
export const presentCourse = (
  result: CourseResult,
  request: CourseRequest,
  params: Record<string, unknown>,
): Presentation => {
  const { measure, period } = request;
  const finding = findingOfCourse(result, request, params);
  const numbers = (name: string) => ({ name, type: 'number' as const, unit: measure.unit, decimals: null });
  const earlier = earlierName(result, request).replace(/^t/, 'T');
  const rows = result.points.map(({ period: day, value, earlier: then }) => [
    day,
    value,
    then,
    then === null ? null : value - then,
  ]);
  return {
    headline: finding.headline,
    sentences: finding.sentences,
    tables: [
      {
        name: `${measure.name} by ${period}`,
        columns: [
          { name: period[0]!.toUpperCase() + period.slice(1), type: 'date', unit: { kind: 'plain' }, decimals: null },
          numbers(measure.name),
          numbers(earlier),
          numbers('Difference'),
        ],
        rows,
        totalRows: rows.length,
      },
    ],
    charts: [
      {
        kind: 'line',
        title: finding.headline,
        caption: `${measure.name} by ${period}, beside ${earlierName(result, request)}`,
        reading: finding.headline,
        table: 0,
        category: 0,
        series: [
          { name: measure.name, column: 1, role: 'actual' },
          { name: earlier, column: 2, role: 'reference' },
        ],
      },
    ],
    findings: [finding],
    followUps: [],
  };
};
