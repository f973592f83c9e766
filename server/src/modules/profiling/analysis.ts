import { profileDefinition, type ColumnProfile } from '#shared/analyses/profile.js';
import type { Column } from '#shared/data/column.js';
import type { Analysis } from '#server/engine/analysis.js';
import { profileColumn } from './column-profile.js';
import { countDuplicateRows } from './duplicate-rows.js';
import { readMoments } from './moments.js';
import { duplicateSentence, presentProfile, sentencesOf } from './presentation.js';
import { fixesOf, qualityScore } from './score.js';

const filledShareOf = (columns: readonly ColumnProfile[], rows: number): number => {
  const cells = rows * columns.length;
  return cells === 0 ? 1 : 1 - columns.reduce((sum, { nulls }) => sum + nulls, 0) / cells;
};

const isUniqueKey = ({ distinct, nulls }: ColumnProfile, rows: number): boolean => nulls === 0 && distinct === rows;

/** What is in each column, and what should be fixed before relying on it. Every count is exact. */
export const profileAnalysis: Analysis<typeof profileDefinition.params, typeof profileDefinition.result> = {
  definition: profileDefinition,
  async compute({ dataset, sql, progress }, { topValues }) {
    progress('Reading', 0, dataset.columns.length);
    const { rows, byColumn } = await readMoments(sql, dataset.columns);
    let done = 0;
    const profiled = async (column: Column): Promise<ColumnProfile> => {
      const profile = await profileColumn(sql, { column, moments: byColumn.get(column.name), rows }, topValues);
      progress(`Profiled ${column.name}`, (done += 1), dataset.columns.length);
      return profile;
    };
    const columns = await Promise.all(dataset.columns.map(profiled));
    const unique = columns.some((column) => isUniqueKey(column, rows));
    const names = dataset.columns.map(({ name }) => name);
    const duplicateRows = unique ? 0 : await countDuplicateRows(sql, names);
    const fixes = fixesOf(columns, duplicateRows, duplicateSentence(duplicateRows));
    const filledShare = filledShareOf(columns, rows);
    const found = { rows, duplicateRows, filledShare, columns };
    const score = qualityScore(filledShare, fixes, rows);
    const result = { ...found, score, sentences: sentencesOf(found, fixes) };
    return {
      result,
      presentation: presentProfile(result, fixes, dataset),
      method:
        'Exact counts over all rows; quantiles by linear interpolation (type 7); spellings by fingerprint and edit distance',
      rowsUsed: rows,
      assumptions: dataset.warnings,
    };
  },
};
