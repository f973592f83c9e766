import type { AnomaliesResult, Anomaly } from '#shared/analyses/anomalies.js';
import type { CertaintyWord, Finding } from '#shared/answers/finding.js';
import type { Column } from '#shared/data/column.js';
import { amount, amountText, named, whole } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';

const MOST_FINDINGS = 7;

const kinds = {
  point: 'unusual',
  'level-shift': 'level-shift',
  'variance-change': 'spread-change',
  row: 'unusual',
} as const;

const templates = {
  point: '{measure} is unusual at {place}: {value}, where {expected} is usual.',
  'level-shift': '{measure} moves to a new level at {place}; before, {expected} was usual.',
  'variance-change': 'From {place} on, {measure} varies differently than before.',
  row: 'Row {row} fits no other in {measure}.',
} as const;

/** By the score itself: there is no test behind it. */
const sureOf = (score: number): CertaintyWord => {
  if (score >= 0.85) return 'Very certain';
  return score >= 0.7 ? 'Certain' : 'Likely';
};

const findingOfAnomaly = (one: Anomaly, columns: readonly Column[], hasChart: boolean, params: object): Finding => {
  const [{ unit }] = columns as [Column];
  const facts = {
    measure: named(columns.map(({ name }) => name).join(', ')),
    row: whole(one.row),
    place: one.at === null ? named(`row ${one.row}`) : named(one.at),
    value: amount(one.value ?? 0, unit),
    expected: amount(one.expected ?? 0, unit),
    score: amount(one.score),
  };
  const distance = one.value !== null && one.expected !== null ? one.value - one.expected : null;
  return findingOf({
    kind: kinds[one.kind],
    headline: templates[one.kind],
    sentences: ['Row {row}; its score of strangeness is {score}.'],
    facts,
    size:
      distance === null
        ? { value: one.score, text: facts.score.text, of: 'Score of strangeness, at most 1' }
        : { value: distance, text: amountText(distance, unit), of: `Distance of ${columns[0]!.name} from the usual` },
    p: null,
    sure: sureOf(one.score),
    effect: one.score,
    columns: columns.map(({ name }) => name),
    ...(hasChart && { chart: 0 }),
    table: 0,
    cells: columns.map(({ name }) => ({ column: name, row: one.row })),
    evidence: { analysis: 'anomalies', params: { ...params } },
  });
};

/** The strangest anomalies as findings, each pointing at its cells; rows are those of the data. */
export const anomalyFindings = (
  { anomalies }: AnomaliesResult,
  columns: readonly Column[],
  hasChart: boolean,
  params: object,
): Finding[] =>
  [...anomalies]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_FINDINGS)
    .map((one) => findingOfAnomaly(one, columns, hasChart, params));
