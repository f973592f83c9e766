import { useCallback } from 'react';
import { profileResultSchema, type ProfileResult } from '#shared/analyses/profile.js';
import type { Answer } from '#shared/answers/answer.js';
import { useAnalysis } from '../../analysis/analysis-context.js';
import { isTable, type TableInFocus } from '../../source/table-in-focus.js';
import { useSource } from '../../source/source-context.js';

/** The profile of the table in focus: whether there is one, and how to make it. */
export const useConnect = () => {
  const source = useSource();
  const { state, start, cancel, clear } = useAnalysis('profile');
  const { table } = source;
  const profiled = state.status === 'idle' ? null : state.request.table;
  const usable = table !== null && isTable(table);

  const profile = useCallback(
    (target: TableInFocus | null = table) =>
      target ? start({ analysis: 'profile', table: target, params: {} }) : Promise.resolve(),
    [start, table],
  );
  return {
    source,
    state,
    usable,
    /** The result shown is of another table than the one in focus. */
    moved: profiled !== null && table !== null && usable && !sameTable(profiled, table),
    profile,
    cancel,
    clear,
  };
};

const sameTable = (a: TableInFocus, b: TableInFocus) =>
  a.address === b.address && a.headers === b.headers && a.server?.id === b.server?.id;

/** The typed profile inside an answer; null when a server of another version gave something else. */
export const profileOf = (answer: Answer): ProfileResult | null => {
  const parsed = profileResultSchema.safeParse(answer.result);
  return parsed.success ? parsed.data : null;
};
