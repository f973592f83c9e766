import type { ColumnProfile, ProfileResult } from '#shared/analyses/profile.js';
import { queryDefinition } from '#shared/analyses/query.js';
import { counted, headlineNumber, listed, percent } from '#shared/wording/numbers.js';
import { quoteName } from '../../../engine/sql-session.js';
import type { FunctionTable } from '../function-implementation.js';

const isMeasure = ({ semanticType, type }: ColumnProfile): boolean =>
  semanticType === 'measure' && (type === 'number' || type === 'integer');

/** A column whose name says that its values are not to be added up: prices, rates, ages. */
const isRate = ({ name }: ColumnProfile): boolean =>
  /\b(?:price|rate|ratio|percent|discount|share|age|score|rating|average|avg|year|temperature|latitude|longitude)\b|%/i.test(
    name,
  );

const numberOf = (value: number, { unit }: ColumnProfile): string => {
  if (unit.kind === 'percent') return percent(value);
  return unit.kind === 'currency' ? `${unit.symbol}${headlineNumber(value)}` : headlineNumber(value);
};

const size = ({ rows, columns }: ProfileResult): string => {
  const [date] = columns.filter(({ semanticType, min }) => semanticType === 'date' && min !== null);
  const period = date ? `, ${date.name} from ${String(date.min)} to ${String(date.max)}` : '';
  return `${counted(rows, 'row')} in ${counted(columns.length, 'column')}${period}.`;
};

const measures = ({ rows, columns }: ProfileResult): string[] =>
  columns.filter(isMeasure).flatMap((column) => {
    if (column.mean === null || column.median === null) return [];
    const usual = `${numberOf(column.mean, column)} on average, half of the rows up to ${numberOf(column.median, column)}`;
    if (isRate(column)) return [`${column.name} is ${usual}.`];
    return [`${column.name} adds up to ${numberOf(column.mean * (rows - column.nulls), column)}: ${usual}.`];
  });

const blanks = ({ rows, columns }: ProfileResult): string[] => {
  const gaps = columns.filter(({ nulls }) => nulls > 0).sort((a, b) => b.nulls - a.nulls);
  if (gaps.length === 0) return [];
  const named = gaps.slice(0, 3).map(({ name, nulls }) => `${name} (${percent(nulls / rows)})`);
  return [
    `Blank cells in ${listed(named)}${gaps.length > 3 ? ` and ${counted(gaps.length - 3, 'column')} more` : ''}.`,
  ];
};

/** Categories whose leader is told. */
const LEADERS = 3;

/** Who leads, and by how much of the whole: the first measure that can be added up, by each of the first categories. */
const leaders = async (table: FunctionTable, { columns }: ProfileResult): Promise<string[]> => {
  const categories = columns.filter(({ semanticType, distinct }) => semanticType === 'category' && distinct > 1);
  const measure = columns.find((column) => isMeasure(column) && !isRate(column)) ?? null;
  const told = [];
  for (const category of categories.slice(0, LEADERS)) told.push(...(await leader(table, category, measure)));
  return told;
};

const leader = async (
  table: FunctionTable,
  category: ColumnProfile,
  measure: ColumnProfile | null,
): Promise<string[]> => {
  const by = quoteName(category.name);
  const value = measure ? `sum(${quoteName(measure.name)})` : 'count(*)';
  const sql = `SELECT ${by} AS name, ${value} AS part, ${value} / sum(${value}) OVER () AS share FROM data WHERE ${by} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC NULLS LAST, 1 LIMIT 1`;
  const { result } = await table.analyse(queryDefinition, { sql, maxRows: 1 });
  const [name, part, share] = result.table.rows[0] ?? [];
  if (typeof part !== 'number' || typeof share !== 'number' || part <= 0) return [];
  const what = measure ? `${numberOf(part, measure)} of ${measure.name}` : counted(part, 'row');
  return [`${category.name} ${String(name)} leads ${category.distinct} with ${what}, ${percent(share)} of all.`];
};

/** Sentences about a table, the weightiest first; every number is computed from its cells. */
export const factsOf = async (table: FunctionTable, profile: ProfileResult): Promise<string[]> => {
  const [first, ...others] = measures(profile);
  const [leading, ...further] = await leaders(table, profile);
  const repeats = profile.duplicateRows > 0 ? [`${counted(profile.duplicateRows, 'row')} repeat an earlier one.`] : [];
  return [
    size(profile),
    ...(first ? [first] : []),
    ...(leading ? [leading] : []),
    ...blanks(profile),
    ...repeats,
    ...others,
    ...further,
  ];
};
