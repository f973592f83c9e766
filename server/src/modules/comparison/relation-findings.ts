import type { Correlation, CorrelateResult } from '#shared/analyses/correlate.js';
import type { Chart } from '#shared/answers/chart.js';
import type { Finding } from '#shared/answers/finding.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Column } from '#shared/data/column.js';
import { coefficient, named, whole } from '#server/findings/facts.js';
import { findingOf } from '#server/findings/finding.js';

const SIGNIFICANT = 0.05;
const LEAST_STRENGTH = 0.2;
const MOST_FINDINGS = 5;
const MOST_POINTS = 200;

export type NumbersOf = (name: string) => { readonly column: Column; readonly values: Float64Array } | null;

interface Shown {
  readonly findings: Finding[];
  readonly tables: AnswerTable[];
  readonly charts: Chart[];
}

const symbols = { pearson: 'r', spearman: 'ρ', 'cramers-v': 'V', 'correlation-ratio': 'η' } as const;

const strengthWord = (strength: number): string => {
  const size = Math.abs(strength);
  if (size >= 0.7) return 'strongly';
  return size >= 0.4 ? 'clearly' : 'weakly';
};

/** 95 % interval of a correlation by Fisher's z. */
const fisherInterval = (r: number, rows: number): { lower: number; upper: number; level: number } | null => {
  if (rows < 10 || Math.abs(r) >= 1) return null;
  const margin = 1.959964 / Math.sqrt(rows - 3);
  return { lower: Math.tanh(Math.atanh(r) - margin), upper: Math.tanh(Math.atanh(r) + margin), level: 0.95 };
};

/** An even sample of the rows as a table for a scatter chart. */
const pointsTable = ({ first, second }: Correlation, numbers: NumbersOf): AnswerTable | null => {
  const [a, b] = [numbers(first), numbers(second)];
  if (!a || !b) return null;
  const both = [...a.values.keys()].filter((i) => Number.isFinite(a.values[i]) && Number.isFinite(b.values[i]));
  const step = Math.max(1, both.length / MOST_POINTS);
  const rows = Array.from({ length: Math.min(MOST_POINTS, both.length) }, (_, k) => both[Math.floor(k * step)]!);
  const column = ({ column: { name, unit } }: typeof a) => ({ name, type: 'number' as const, unit, decimals: null });
  return {
    name: `${first} and ${second}`,
    columns: [column(a), column(b)],
    rows: rows.map((row) => [a.values[row]!, b.values[row]!]),
    totalRows: both.length,
  };
};

const scatter = (headline: string, { first, second, rows }: Correlation, table: number): Chart => ({
  kind: 'scatter',
  title: headline,
  caption: `${second} over ${first}`,
  reading: `A cloud of points over ${rows.toLocaleString('en-US')} rows. ${headline}`,
  table,
  category: 0,
  series: [{ name: second, column: 1, role: 'value' }],
});

const findingOfPair = (pair: Correlation, method: string, places: { chart?: number; table?: number }): Finding => {
  const strength = pair.strength ?? 0;
  const signed = pair.method === 'pearson' || pair.method === 'spearman';
  const interval = signed ? fisherInterval(strength, pair.rows) : null;
  const facts = {
    first: named(pair.first),
    second: named(pair.second),
    strength: coefficient(symbols[pair.method], strength),
    rows: whole(pair.rows),
  };
  const how = strengthWord(strength);
  const way = strength < 0 ? 'in opposite directions' : 'in the same direction';
  return findingOf({
    kind: 'relation',
    headline: signed
      ? `{first} and {second} move ${how} ${way}: {strength}.`
      : `{first} and {second} go ${how} together: {strength}.`,
    sentences: ['Seen in {rows} rows. Moving together is not a cause.'],
    facts,
    size: { value: strength, text: facts.strength.text, of: 'Strength of the relation, at most 1' },
    p: pair.p ?? 1,
    ...(interval && { interval }),
    effect: Math.abs(strength),
    columns: [pair.first, pair.second],
    ...places,
    evidence: { analysis: 'correlate', params: { columns: [pair.first, pair.second], method } },
  });
};

/** The pairs that hold after correction for many tests, strongest first, each number pair with a scatter of its own. */
export const relationFindings = (
  { pairs }: CorrelateResult,
  method: string,
  numbers: NumbersOf,
  firstTable: number,
  firstChart: number,
): Shown => {
  const shown: Shown = { findings: [], tables: [], charts: [] };
  const sure = pairs.filter(
    ({ p, strength }) => p !== null && p < SIGNIFICANT && Math.abs(strength ?? 0) >= LEAST_STRENGTH,
  );
  for (const pair of sure.slice(0, MOST_FINDINGS)) {
    const table = pointsTable(pair, numbers);
    const places = table && { chart: firstChart + shown.charts.length, table: firstTable + shown.tables.length };
    const finding = findingOfPair(pair, method, places ?? {});
    shown.findings.push(finding);
    if (!table || !places) continue;
    shown.tables.push(table);
    shown.charts.push(scatter(finding.headline, pair, places.table));
  }
  return shown;
};
