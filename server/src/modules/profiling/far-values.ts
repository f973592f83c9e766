import type { Column, ColumnIssue } from '#shared/data/column.js';
import { count, counted } from '#shared/wording/numbers.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';
import type { ValueCounts } from './value-counts.js';

/** Tukey's outer fence: this many interquartile ranges beyond the quartiles. */
const OUTER = 3;
/** Far values stand apart from the rest by this factor, or by this many interquartile ranges where signs are mixed. */
const GAP_FACTOR = 4;
const GAP_RANGES = 10;
const MAX_SHARE = 0.01;
const MAX_VALUES = 200;
const EXAMPLES = 5;

/** The values at one end of the column, most extreme first, each as often as it occurs. */
const extremes = async (sql: SqlSession, column: string, counts: ValueCounts, upper: boolean): Promise<number[]> => {
  if (counts.complete) {
    const outermost = counts.top
      .map(({ value, count }) => ({ value: Number(value), count }))
      .sort((a, b) => (upper ? b.value - a.value : a.value - b.value))
      .slice(0, MAX_VALUES + 1);
    return outermost.flatMap(({ value, count }) => Array<number>(Math.min(count, MAX_VALUES)).fill(value));
  }
  const number = `CAST(${quoteName(column)} AS DOUBLE)`;
  const { columns } = await sql.query(
    `SELECT ${number} AS value FROM data WHERE value IS NOT NULL ORDER BY value ${upper ? 'DESC' : 'ASC'} LIMIT ${MAX_VALUES + 1}`,
  );
  return (columns[0] ?? []).map(Number);
};

interface Edge {
  /** Number of values that may be far. */
  readonly most: number;
  /** Whether the values may be compared as ratios. */
  readonly positive: boolean;
  readonly range: number;
  /** The 5% or 95% quantile, where the bulk of the values ends. */
  readonly bulk: number;
}

/** How far apart two neighbours at the edge of a column are, in multiples of what makes a gap. */
const gapBetween = (outer: number, inner: number, positive: boolean, range: number): number =>
  positive
    ? Math.max(outer, inner) / Math.min(outer, inner) / GAP_FACTOR
    : Math.abs(outer - inner) / (range * GAP_RANGES);

/**
 * The values beyond the widest gap at one end, most extreme first; none when the values thin out without a gap, or when what
 * lies inside the gap is no part of the bulk.
 */
const beyondGap = (values: readonly number[], { most, positive, range, bulk }: Edge): number[] => {
  let cut = 0;
  let widest = 1;
  for (let index = 1; index < values.length && index <= most; index += 1) {
    const gap = gapBetween(values[index - 1]!, values[index]!, positive, range);
    if (gap < widest) continue;
    widest = gap;
    cut = index;
  }
  return cut > 0 && gapBetween(values[cut]!, bulk, positive, range) < 1 ? values.slice(0, cut) : [];
};

const factors = [1_000, 100, 10];

/** The power of ten that brings the far values back among the others, nearest to the median: 100 when 19.90 was typed as 1990. */
const slipOf = (far: readonly number[], quantiles: readonly number[], upper: boolean): number | null => {
  const [low = 0, , median = 0, , high = 0] = quantiles;
  const mended = (factor: number): number[] => far.map((value) => (upper ? value / factor : value * factor));
  const fits = (factor: number): boolean =>
    mended(factor).filter((value) => value >= low * 0.5 && value <= high * 1.5).length >= far.length * 0.8;
  const distance = (factor: number): number =>
    mended(factor).reduce((sum, value) => sum + Math.abs(Math.log(value / median)), 0);
  return factors.filter(fits).sort((a, b) => distance(a) - distance(b))[0] ?? null;
};

const sentenceOf = (far: readonly number[], slip: number | null, upper: boolean): string => {
  const one = far.length === 1;
  const cells = counted(far.length, 'value');
  if (slip) return `${cells} ${one ? 'is' : 'are'} about ${count(slip)} times too ${upper ? 'high' : 'low'}.`;
  return `${cells} ${one ? 'lies' : 'lie'} far ${upper ? 'above' : 'below'} all others.`;
};

const examplesOf = async (sql: SqlSession, column: string, bound: number, upper: boolean) => {
  const { columns } = await sql.query(
    `SELECT row, value FROM (SELECT row_number() OVER () AS row, CAST(${quoteName(column)} AS DOUBLE) AS value FROM data)
     WHERE value ${upper ? '>=' : '<='} ${bound} ORDER BY row LIMIT ${EXAMPLES}`,
  );
  return (columns[0] ?? []).map((row, index) => ({ row: Number(row), text: String(columns[1]?.[index]) }));
};

/**
 * Values so far from all others that they are more likely slips than facts: beyond Tukey's outer fence and behind a gap, at
 * most 1% of the column. Where they are off by a power of ten, the sentence says so.
 *
 * @see Tukey (1977), Exploratory Data Analysis, outer fences
 */
export const farValues = async (
  sql: SqlSession,
  column: Column,
  counts: ValueCounts,
  quantiles: readonly number[],
): Promise<ColumnIssue[]> => {
  const [low = 0, q1 = 0, , q3 = 0, high = 0] = quantiles;
  const range = q3 - q1;
  if (quantiles.length === 0 || range <= 0) return [];
  const [min, max] = [Number(counts.min), Number(counts.max)];
  const most = Math.min(MAX_VALUES, Math.max(1, Math.floor(counts.values * MAX_SHARE)));
  const issues: ColumnIssue[] = [];
  const judge = async (upper: boolean, positive: boolean): Promise<void> => {
    const edge = { most, positive, range, bulk: upper ? high : low };
    const far = beyondGap(await extremes(sql, column.name, counts, upper), edge);
    if (far.length === 0) return;
    const slip = positive && low > 0 ? slipOf(far, quantiles, upper) : null;
    const examples = await examplesOf(sql, column.name, far.at(-1)!, upper);
    issues.push({ kind: 'outliers', cells: far.length, sentence: sentenceOf(far, slip, upper), examples });
  };
  if (max > q3 + OUTER * range) await judge(true, min >= 0);
  if (min > 0 ? min < low / (2 * GAP_FACTOR) : min < q1 - OUTER * range) await judge(false, min > 0);
  return issues;
};
