import type { TableShape } from '#shared/analyses/insights.js';
import type { ProfileResult } from '#shared/analyses/profile.js';
import type { AnalysisContext } from '#server/engine/analysis.js';
import type { SearchResult } from './candidate.js';

export interface Table {
  readonly context: AnalysisContext;
  readonly shape: TableShape;
  readonly profile: ProfileResult;
}

/** One way of looking at a table. */
export interface Search {
  /** As progress shows it: "Trends and seasons". */
  readonly name: string;
  /** Why the table does not suit it, in one sentence; null when it does. */
  unfit(shape: TableShape): string | null;
  run(table: Table): Promise<SearchResult>;
}
