import type { Cell } from '#shared/data/cell.js';
import { quoteName, type SqlSession } from '#server/engine/sql-session.js';
import type { Bin } from './histogram.js';
import type { ValueCounts } from './value-counts.js';

const DAY_MS = 86_400_000;
const MAX_BINS = 36;

const calendarUnits = [
  { unit: 'day', days: 1 },
  { unit: 'week', days: 7 },
  { unit: 'month', days: 30.44 },
  { unit: 'quarter', days: 91.3 },
  { unit: 'year', days: 365.25 },
  { unit: 'decade', days: 3_652.5 },
  { unit: 'century', days: 36_525 },
] as const;

/** Cells per day, week, month …: the shortest calendar unit that makes at most 36 bins, empty ones included. */
export const dateHistogram = async (sql: SqlSession, name: string, { min, max }: ValueCounts): Promise<Bin[]> => {
  if (typeof min !== 'string' || typeof max !== 'string') return [];
  const days = (Date.parse(max.slice(0, 10)) - Date.parse(min.slice(0, 10))) / DAY_MS;
  const { unit } = calendarUnits.find((step) => days / step.days <= MAX_BINS) ?? calendarUnits.at(-1)!;
  const { columns } = await sql.query(
    `WITH starts AS (SELECT CAST(date_trunc('${unit}', ${quoteName(name)}) AS DATE) AS start, count(*) AS cells FROM data GROUP BY 1 HAVING start IS NOT NULL),
     spans AS (SELECT unnest(generate_series(min(start), max(start), INTERVAL 1 ${unit}))::DATE AS start FROM starts)
     SELECT start, CAST(start + INTERVAL 1 ${unit} AS DATE), coalesce(cells, 0) FROM spans LEFT JOIN starts USING (start) ORDER BY start`,
  );
  const [from = [], to = [], counts = []] = columns;
  return from.map((value, index) => ({ from: value as Cell, to: to[index] as Cell, count: Number(counts[index]) }));
};
