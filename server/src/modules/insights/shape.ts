import type { TableShape } from '#shared/analyses/insights.js';
import type { ProfileResult, ColumnProfile } from '#shared/analyses/profile.js';
import type { Column } from '#shared/data/column.js';

const MOST_MEASURES = 6;
const MOST_DIMENSIONS = 8;
const MOST_LEVELS = 50;
/** Numbers with fewer different values are more of a code than a measure. */
const LEAST_DISTINCT = 5;
const DAY = 86_400_000;

/** Names of numbers that are averaged, not added. */
const averagedName =
  /\b(price|rate|ratio|score|temp\w*|age|pct|percent\w*|avg|average|mean|median|share|index|rank|grade|open|high|low|(adj)?close|level|balance|stock|length|width|height|depth|weight|mass|speed|wind|pressure|humidity|(min|max)\w*)\b/i;
const codeName = /\b(id|no|nr|number|code|zip|postal|year|month|day|week|quarter)\b/i;

const isMeasure = ({ type, semanticType, distinct, name }: ColumnProfile): boolean =>
  (type === 'integer' || type === 'number') &&
  distinct >= LEAST_DISTINCT &&
  !['key', 'constant', 'postal-code', 'latitude', 'longitude'].includes(semanticType) &&
  !codeName.test(name.replaceAll('_', ' '));

const isDimension = ({ type, distinct, semanticType }: ColumnProfile, rows: number): boolean =>
  (type === 'text' || type === 'boolean') &&
  semanticType !== 'key' &&
  distinct >= 2 &&
  distinct <= Math.min(MOST_LEVELS, rows / 5);

/** Money first, rates last. */
const measureOrder = (a: ColumnProfile, b: ColumnProfile): number => {
  const money = ({ unit }: ColumnProfile): number => (unit.kind === 'currency' ? 0 : 1);
  const averaged = ({ name, unit }: ColumnProfile): number => (isAveraged({ name, unit }) ? 1 : 0);
  return money(a) - money(b) || averaged(a) - averaged(b);
};

const timeOf = (columns: readonly ColumnProfile[], rows: number): ColumnProfile | null =>
  columns
    .filter(({ type, distinct, nulls }) => (type === 'date' || type === 'datetime') && distinct > 2 && nulls < rows / 5)
    .sort((a, b) => a.nulls - b.nulls || b.distinct - a.distinct)[0] ?? null;

const spanDays = ({ min, max }: ColumnProfile): number => (Date.parse(String(max)) - Date.parse(String(min))) / DAY;

/** The coarsest period that still gives about two dozen points. */
const periodOf = (time: ColumnProfile): TableShape['period'] => {
  const days = spanDays(time);
  if (!Number.isFinite(days)) return null;
  if (days > 40 * 365) return 'year';
  if (days > 15 * 365) return 'quarter';
  if (days > 540) return 'month';
  return days > 150 ? 'week' : 'day';
};

/** Whether the numbers of a column are averaged rather than added up. */
export const isAveraged = ({ name, unit }: Pick<Column, 'name' | 'unit'>): boolean =>
  unit.kind === 'percent' || averagedName.test(name.replaceAll('_', ' '));

/** What kind of table this is: which column orders it in time, which are measures, which are dimensions. */
export const shapeOf = (
  { columns, rows }: Pick<ProfileResult, 'columns' | 'rows'>,
  wanted: { measures: string[] | null; dimensions: string[] | null; time: string | null },
): TableShape => {
  const time =
    wanted.time === null ? timeOf(columns, rows) : (columns.find(({ name }) => name === wanted.time) ?? null);
  const measures = columns.filter(isMeasure).sort(measureOrder);
  const dimensions = columns.filter((column) => isDimension(column, rows));
  const namesOf = (all: readonly ColumnProfile[], most: number): string[] => all.slice(0, most).map(({ name }) => name);
  return {
    time: time?.name ?? null,
    period: time && periodOf(time),
    measures: wanted.measures ?? namesOf(measures, MOST_MEASURES),
    dimensions: wanted.dimensions ?? namesOf(dimensions, MOST_DIMENSIONS),
  };
};
