import type { Presentation } from '#shared/answers/answer.js';
import type { AnswerColumn } from '#shared/answers/table.js';
import type { ColumnProfile, ProfileResult } from '#shared/analyses/profile.js';
import type { Dataset } from '#shared/data/dataset.js';
import { count, counted, percent } from '#shared/wording/numbers.js';
import type { Fix } from './score.js';

const GOOD = 80;
const USABLE = 60;

const verdict = (score: number): string =>
  score >= GOOD ? 'Good data.' : score >= USABLE ? 'Usable data.' : 'Weak data.';

/** "Good data. Fix 4 things before you rely on totals." */
const headlineOf = (score: number, fixes: number): string =>
  fixes === 0
    ? `${verdict(score)} Nothing needs fixing.`
    : `${verdict(score)} Fix ${counted(fixes, 'thing')} before you rely on totals.`;

const blankest = (columns: readonly ColumnProfile[], rows: number): string => {
  const most = columns.reduce<ColumnProfile | null>(
    (best, column) => (column.nulls > (best?.nulls ?? 0) ? column : best),
    null,
  );
  return most ? ` ${most.name} has the most blanks: ${count(most.nulls)} of ${count(rows)}.` : '';
};

const missingSentence = (filledShare: number, columns: readonly ColumnProfile[], rows: number): string =>
  filledShare === 1
    ? `All cells of ${counted(rows, 'row')} are filled.`
    : `${percent(Math.floor(filledShare * 1_000) / 1_000)} of cells are filled.${blankest(columns, rows)}`;

export const duplicateSentence = (duplicateRows: number): string =>
  duplicateRows === 0
    ? 'No row appears twice.'
    : `${counted(duplicateRows, 'row')} ${duplicateRows === 1 ? 'repeats' : 'repeat'} an earlier row in every column.`;

/** The sentence of a fix with the name of its column. */
const namedSentence = ({ column, sentence }: Fix): string =>
  column === null || sentence.includes(column) ? sentence : `${column}: ${sentence}`;

const worstSentence = (fixes: readonly Fix[], columns: readonly ColumnProfile[]): string => {
  const [worst] = fixes.filter(({ kind }) => kind !== 'duplicate-rows');
  return worst ? namedSentence(worst) : `${counted(columns.length, 'column')} checked, none needs fixing.`;
};

/** Exactly three: what is filled, what repeats, what to fix first. */
export const sentencesOf = (
  {
    rows,
    filledShare,
    duplicateRows,
    columns,
  }: Pick<ProfileResult, 'rows' | 'filledShare' | 'duplicateRows' | 'columns'>,
  fixes: readonly Fix[],
): string[] => [
  missingSentence(filledShare, columns, rows),
  duplicateSentence(duplicateRows),
  worstSentence(fixes, columns),
];

const text = (name: string): AnswerColumn => ({ name, type: 'text', unit: { kind: 'plain' }, decimals: null });
const number = (name: string, decimals: number | null = null): AnswerColumn => ({
  ...text(name),
  type: 'number',
  decimals,
});
const integer = (name: string): AnswerColumn => ({ ...text(name), type: 'integer', decimals: 0 });

/** The table `DV.PROFILE` spills: one row per column, twelve cells wide. Min and Max hold whatever the column holds. */
const tableColumns: AnswerColumn[] = [
  text('Column'),
  text('Type'),
  integer('Rows'),
  integer('Missing'),
  { ...number('Missing %', 1), unit: { kind: 'percent' } },
  integer('Distinct'),
  text('Min'),
  text('Max'),
  number('Mean'),
  number('Median'),
  number('Std dev'),
  text('Issues'),
];

const tableRow = (column: ColumnProfile, rows: number) => [
  column.name,
  column.type,
  rows,
  column.nulls,
  rows === 0 ? 0 : column.nulls / rows,
  column.distinct,
  column.min,
  column.max,
  column.mean,
  column.median,
  column.standardDeviation,
  column.issues.map(({ sentence }) => sentence).join(' '),
];

export const presentProfile = (result: ProfileResult, fixes: readonly Fix[], dataset: Dataset): Presentation => ({
  headline: headlineOf(result.score, fixes.length),
  sentences: result.sentences,
  tables: [
    {
      name: `Profile of ${dataset.name}`,
      columns: tableColumns,
      rows: result.columns.map((column) => tableRow(column, result.rows)),
      totalRows: result.columns.length,
    },
  ],
  charts: [],
  followUps: [],
});
