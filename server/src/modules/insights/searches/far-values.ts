import { amount, amountText, howMany, named, whole } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';
import { median, medianDeviation } from '#server/statistics/descriptive.js';
import { studentTwoSided } from '#server/statistics/distributions.js';
import { columnNamed, readNumbers } from '#server/statistics/table-columns.js';
import type { Fact } from '#shared/answers/finding.js';
import { narrate } from '#shared/answers/narrative.js';
import type { Column } from '#shared/data/column.js';
import type { Candidate, SearchResult } from '../candidate.js';
import type { Search } from '../search.js';

const LEAST_ROWS = 20;
/** More than one value in two hundred is a shape of the column, not an exception. */
const MOST_SHARE = 0.005;

interface Far {
  readonly rows: number[];
  readonly p: number;
  readonly deviations: number;
  readonly centre: number;
}

/** Robust distances; the degrees of freedom allow for the median and its deviation being estimates. */
const distances = (values: Float64Array): { scores: Float64Array; centre: number } => {
  const known = values.filter(Number.isFinite);
  const [centre, spread] = [median(known), medianDeviation(known)];
  return { scores: values.map((value) => (spread > 0 ? (value - centre) / spread : 0)), centre };
};

/** Values far from the others on the scale of the numbers and, where all are positive, on the scale of their logarithms too. */
const farValues = (values: Float64Array): Far | null => {
  const known = values.filter(Number.isFinite);
  if (known.length < LEAST_ROWS) return null;
  const plain = distances(values);
  const positive = known.every((value) => value > 0);
  const scales = positive ? [plain.scores, distances(values.map(Math.log)).scores] : [plain.scores];
  const score = (row: number): number => scales.reduce((least, one) => Math.min(least, Math.abs(one[row]!)), Infinity);
  const pOf = (row: number): number => studentTwoSided(score(row), known.length / 3) * known.length;
  const rows = [...values.keys()].filter((row) => Number.isFinite(values[row]) && pOf(row) < 0.01);
  if (rows.length === 0 || rows.length > Math.max(3, known.length * MOST_SHARE)) return null;
  rows.sort((a, b) => score(b) - score(a));
  return { rows, p: pOf(rows[0]!), deviations: score(rows[0]!), centre: plain.centre };
};

const sentenceOf = (value: number, { centre }: Far): string =>
  `{measure} of row {row} is {value}, far ${value > centre ? 'above' : 'below'} the usual {usual}.`;

const factsOf = (column: Column, row: number, value: number, { centre }: Far): Record<string, Fact> => ({
  measure: named(column.name),
  row: whole(row + 1),
  value: amount(value, column.unit),
  usual: amount(centre, column.unit),
});

const candidateOf = (column: Column, values: Float64Array, far: Far): Candidate => {
  const [row] = far.rows as [number];
  const value = values[row]!;
  const saidOf = (one: number): string =>
    narrate(sentenceOf(values[one]!, far), factsOf(column, one, values[one]!, far));
  const facts = {
    ...factsOf(column, row, value, far),
    others: howMany(far.rows.length - 1, 'other value'),
    deviations: amount(far.deviations),
  };
  const finding = findingOf({
    kind: 'unusual',
    headline: sentenceOf(value, far),
    sentences: [
      'It lies {deviations} robust deviations away.',
      ...(far.rows.length > 1 ? ['{others} of {measure} stand out as well.'] : []),
    ],
    facts,
    size: {
      value: value - far.centre,
      text: amountText(value - far.centre, column.unit),
      of: `Distance of ${column.name} from its median`,
    },
    p: far.p,
    effect: Math.min(1, 0.35 + far.deviations / 40),
    columns: [column.name],
    cells: far.rows.map((one) => ({ column: column.name, row: one + 1, text: saidOf(one) })),
    evidence: { analysis: 'outliers', params: { values: column.name, method: 'mad' } },
  });
  return {
    finding,
    chart: null,
    table: {
      name: `Far values of ${column.name}`,
      columns: [
        { name: 'Row', type: 'integer', unit: { kind: 'plain' }, decimals: 0 },
        { name: column.name, type: 'number', unit: column.unit, decimals: null },
      ],
      rows: far.rows.map((one) => [one + 1, values[one]!]),
      totalRows: far.rows.length,
    },
  };
};

/** Single values far from all others of their column. */
export const farValueSearch: Search = {
  name: 'Values that stand out',
  unfit: ({ measures }) => (measures.length > 0 ? null : 'The table has no column of numbers.'),
  async run({ context, shape }): Promise<SearchResult> {
    const columns = shape.measures.map((name) => columnNamed(context.dataset.columns, name));
    const numbers = await readNumbers(context.sql, columns);
    const candidates = columns.flatMap((column, i) => {
      const far = farValues(numbers[i]!);
      return far ? [candidateOf(column, numbers[i]!, far)] : [];
    });
    return { candidates, tests: columns.length };
  },
};
