import type { ColumnProfile } from '#shared/analyses/profile.js';
import type { ColumnIssue } from '#shared/data/column.js';

/** Something that should be mended before totals can be relied on. */
export interface Fix {
  readonly sentence: string;
  readonly column: string | null;
  readonly kind: ColumnIssue['kind'] | 'duplicate-rows';
  readonly cells: number;
}

/** Worth knowing, but no reason to distrust a total. */
const harmless: ReadonlySet<ColumnIssue['kind']> = new Set(['renamed-header', 'constant', 'blank-cells']);

/** Everything to mend, most cells first. */
export const fixesOf = (columns: readonly ColumnProfile[], duplicateRows: number, duplicateSentence: string): Fix[] => {
  const fixes: Fix[] = columns.flatMap(({ name, issues }) =>
    issues
      .filter(({ kind }) => !harmless.has(kind))
      .map(({ kind, sentence, cells }) => ({ kind, sentence, cells, column: name })),
  );
  if (duplicateRows > 0) {
    fixes.push({ kind: 'duplicate-rows', sentence: duplicateSentence, cells: duplicateRows, column: null });
  }
  return fixes.sort((a, b) => b.cells - a.cells);
};

const BLANK_WEIGHT = 30;
const PER_FIX = 2;
const PER_SHARE = 20;
const MOST_PER_FIX = 12;

/**
 * Quality from 0 to 100: 100, less 30 times the share of blank cells, less for each thing to fix 2 points and 20 times the
 * share of rows it touches, at most 12 each.
 */
export const qualityScore = (filledShare: number, fixes: readonly Fix[], rows: number): number => {
  const forFixes = fixes.reduce(
    (sum, { cells }) => sum + Math.min(MOST_PER_FIX, PER_FIX + (PER_SHARE * cells) / Math.max(1, rows)),
    0,
  );
  return Math.max(0, Math.min(100, Math.round(100 - BLANK_WEIGHT * (1 - filledShare) - forFixes)));
};
