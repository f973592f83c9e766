import type { Column } from '#shared/data/column.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';
import { gridOf, histogramOn, type Bin, type Grid } from './histogram.js';
import { quantileLevels, quantilesBy, ranksFor } from './quantiles.js';
import type { ValueCounts } from './value-counts.js';

export interface Distribution {
  /** At `quantileLevels`; empty when there are no values. */
  readonly quantiles: number[];
  readonly histogram: Bin[];
}

/** Each bin of the histogram is counted in this many parts; a power of two, so that the parts nest exactly. */
const PARTS = 256;
/** Where the parts that hold the quantiles are fuller than this, the values are too uneven for a grid. */
const MAX_PICKED = 100_000;
const MAX_SAFE_BIN = 2 ** 50;

const fromValues = (counts: ValueCounts, grid: Grid): Distribution => {
  const sorted = counts.top
    .map(({ value, count }) => ({ value: Number(value), count }))
    .sort((a, b) => a.value - b.value);
  let start = 0;
  const valueAtRank = new Map<number, number>();
  const ranks = [...new Set(ranksFor(counts.values))].sort((a, b) => a - b);
  for (const { value, count } of sorted) {
    while (ranks.length > 0 && ranks[0]! < start + count) valueAtRank.set(ranks.shift()!, value);
    start += count;
  }
  return {
    quantiles: quantilesBy(counts.values, (rank) => valueAtRank.get(rank)!),
    histogram: histogramOn(
      grid,
      sorted.map(({ value, count }) => [Math.floor(value / grid.step), count] as const),
    ),
  };
};

interface Part {
  readonly part: number;
  readonly start: number;
  readonly count: number;
}

const countParts = async (sql: SqlSession, part: string): Promise<Part[]> => {
  const { columns } = await sql.query(
    `SELECT ${part} AS part, count(*) FROM data GROUP BY part HAVING part IS NOT NULL ORDER BY part`,
  );
  let start = 0;
  return (columns[0] ?? []).map((value, index) => {
    const count = Number(columns[1]?.[index]);
    start += count;
    return { part: Number(value), count, start: start - count };
  });
};

/** Reads only the parts in which the wanted ranks lie; exact, since cutting into parts keeps the order. */
const pickQuantiles = async (
  sql: SqlSession,
  { number, part }: { number: string; part: string },
  parts: readonly Part[],
  n: number,
): Promise<number[] | null> => {
  const ranks = ranksFor(n);
  const wanted = parts.filter(({ start, count }) => ranks.some((rank) => rank >= start && rank < start + count));
  if (wanted.reduce((sum, { count }) => sum + count, 0) > MAX_PICKED) return null;
  const { columns } = await sql.query(
    `SELECT ${part}, ${number} AS value FROM data WHERE ${part} IN (${wanted.map((each) => each.part).join(', ')}) ORDER BY value`,
  );
  const nextRank = new Map(wanted.map((each) => [each.part, each.start]));
  const valueAtRank = new Map<number, number>();
  for (const [index, value] of (columns[1] ?? []).entries()) {
    const at = Number(columns[0]?.[index]);
    const rank = nextRank.get(at)!;
    valueAtRank.set(rank, Number(value));
    nextRank.set(at, rank + 1);
  }
  return quantilesBy(n, (rank) => valueAtRank.get(rank)!);
};

const sortedQuantiles = async (sql: SqlSession, number: string): Promise<number[]> => {
  const { columns } = await sql.query(`SELECT quantile_cont(${number}, [${quantileLevels.join(', ')}]) FROM data`);
  return columns[0]?.[0] as number[];
};

/** Exact quantiles and a histogram of a numeric column, in two short passes instead of a sort where there are many values. */
export const distributionOf = async (sql: SqlSession, column: Column, counts: ValueCounts): Promise<Distribution> => {
  if (counts.values === 0) return { quantiles: [], histogram: [] };
  const [min, max] = [Number(counts.min), Number(counts.max)];
  const grid = gridOf(min, max, column.type === 'integer');
  if (counts.complete) return fromValues(counts, grid);
  const number = `CAST(${quoteName(column.name)} AS DOUBLE)`;
  if (Math.max(Math.abs(grid.first), Math.abs(grid.last)) * PARTS > MAX_SAFE_BIN) {
    return { quantiles: await sortedQuantiles(sql, number), histogram: [] };
  }
  const part = `CAST(floor(${number} / ${grid.step / PARTS}) AS BIGINT)`;
  const parts = await countParts(sql, part);
  const quantiles = await pickQuantiles(sql, { number, part }, parts, counts.values);
  return {
    quantiles: quantiles ?? (await sortedQuantiles(sql, number)),
    histogram: histogramOn(
      grid,
      parts.map(({ part: at, count }) => [Math.floor(at / PARTS), count] as const),
    ),
  };
};
