import { samePlace, type TableInFocus } from '../source/table-in-focus.js';
import type { AnalysisState } from './analysis-state.js';

/** The latest run of a place, unless it was over another table of a source: that says nothing of this one. */
export const stateFor = (state: AnalysisState, table: TableInFocus | null): AnalysisState =>
  state.status === 'idle' || samePlace(state.request.table.inSource, table?.inSource ?? null)
    ? state
    : { status: 'idle' };
