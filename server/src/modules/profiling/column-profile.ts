import type { ColumnProfile } from '#shared/analyses/profile.js';
import type { Column, ColumnIssue } from '#shared/data/column.js';
import { counted } from '#shared/wording/numbers.js';
import type { SqlSession } from '#server/engine/sql-session.js';
import { isNumeric, type Moments } from './moments.js';
import { distributionOf, type Distribution } from './number-distribution.js';
import { quantileLevels } from './quantiles.js';
import { farValues } from './far-values.js';
import { dateHistogram } from './date-histogram.js';
import { isKeyName, semanticTypeOf, type SemanticType } from './semantic-type.js';
import { findSpellings } from './similar-spellings.js';
import { countValues, type ValueCounts } from './value-counts.js';

/** Values looked at for spellings; columns with more different texts are no categories. */
const MAX_SPELLINGS = 5_000;
/** Most frequent values that are looked at; columns with fewer different ones are known whole. */
const SAMPLE_VALUES = 500;
const EXAMPLES = 5;
const KEY_SHARE = 0.9;
const FEW_GROUPS = 50;

const notBlank = ({ issues }: Column): number =>
  issues
    .filter(({ kind }) => kind === 'text-in-numbers' || kind === 'text-in-dates' || kind === 'error-cells')
    .reduce((sum, { cells }) => sum + cells, 0);

const spellingIssues = (column: Column, { top, distinct }: ValueCounts): ColumnIssue[] => {
  if (distinct > MAX_SPELLINGS || distinct < 2) return [];
  const { groups, ways, varied } = findSpellings(top);
  if (varied.length === 0) return [];
  const cells = varied.flatMap(({ variants }) => variants).reduce((sum, { count }) => sum + count, 0);
  const sentence =
    groups <= FEW_GROUPS
      ? `${column.name} is written in ${ways} ways instead of ${groups}.`
      : `${counted(varied.length, 'value')} of ${column.name} ${varied.length === 1 ? 'is' : 'are'} written in several ways.`;
  const examples = varied
    .flatMap(({ usual, variants }) => variants.map(({ text }) => ({ row: 1, text: `${text} → ${usual}` })))
    .slice(0, EXAMPLES);
  return [{ kind: 'similar-spellings', cells, sentence, examples }];
};

const paddedIssues = ({ padded }: ValueCounts): ColumnIssue[] =>
  padded === 0
    ? []
    : [
        {
          kind: 'padded-text',
          cells: padded,
          sentence: `${counted(padded, 'cell')} ${padded === 1 ? 'has' : 'have'} blanks too many.`,
          examples: [],
        },
      ];

const keyIssues = (column: Column, { values, distinct, top }: ValueCounts): ColumnIssue[] => {
  const repeated = values - distinct;
  if (repeated === 0 || !isKeyName(column.name) || distinct < values * KEY_SHARE) return [];
  const examples = top.filter(({ count }) => count > 1).slice(0, EXAMPLES);
  return [
    {
      kind: 'repeated-keys',
      cells: repeated,
      sentence: `${counted(repeated, 'key')} of ${column.name} ${repeated === 1 ? 'comes' : 'come'} again.`,
      examples: examples.map(({ value }) => ({ row: 1, text: String(value) })),
    },
  ];
};

const constantIssues = (column: Column, semanticType: SemanticType, { top }: ValueCounts): ColumnIssue[] =>
  semanticType === 'constant'
    ? [
        {
          kind: 'constant',
          cells: 0,
          sentence: `Every cell of ${column.name} says ${String(top[0]?.value)}.`,
          examples: [],
        },
      ]
    : [];

const namedQuantiles = (quantiles: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    quantiles.map((value, index) => [`p${String(quantileLevels[index]! * 100).padStart(2, '0')}`, value]),
  );

const isCategory = (semanticType: SemanticType): boolean =>
  semanticType === 'category' || semanticType === 'country' || semanticType === 'flag';

const allValues = async (sql: SqlSession, column: Column, counts: ValueCounts): Promise<ValueCounts> =>
  !counts.complete && counts.distinct <= MAX_SPELLINGS ? countValues(sql, column, MAX_SPELLINGS) : counts;

const valueIssues = async (
  sql: SqlSession,
  { column, counts, semanticType }: { column: Column; counts: ValueCounts; semanticType: SemanticType },
  quantiles: readonly number[],
): Promise<ColumnIssue[]> => {
  if (semanticType === 'measure') return farValues(sql, column, counts, quantiles);
  return column.type === 'text' && isCategory(semanticType)
    ? spellingIssues(column, await allValues(sql, column, counts))
    : [];
};

const spreadOf = async (sql: SqlSession, column: Column, counts: ValueCounts): Promise<Distribution> => {
  if (isNumeric(column)) return distributionOf(sql, column, counts);
  const isDate = column.type === 'date' || column.type === 'datetime';
  return { quantiles: [], histogram: isDate ? await dateHistogram(sql, column.name, counts) : [] };
};

/** Everything the profile says of one column. */
export const profileColumn = async (
  sql: SqlSession,
  { column, moments, rows }: { column: Column; moments: Moments | undefined; rows: number },
  topValues: number,
): Promise<ColumnProfile> => {
  const counts = await countValues(sql, column, Math.max(topValues, SAMPLE_VALUES));
  const semanticType = semanticTypeOf(column, counts);
  const { quantiles, histogram } = await spreadOf(sql, column, counts);
  return {
    name: column.name,
    type: column.type,
    unit: column.unit,
    semanticType,
    nulls: rows - counts.values - notBlank(column),
    distinct: counts.distinct,
    min: counts.min,
    max: counts.max,
    mean: moments?.mean ?? null,
    median: quantiles[2] ?? null,
    standardDeviation: moments?.standardDeviation ?? null,
    quantiles: namedQuantiles(quantiles),
    top: counts.top.slice(0, topValues),
    histogram,
    issues: [
      ...column.issues,
      ...(await valueIssues(sql, { column, counts, semanticType }, quantiles)),
      ...paddedIssues(counts),
      ...keyIssues(column, counts),
      ...constantIssues(column, semanticType, counts),
    ],
  };
};
