import { useCallback, useMemo } from 'react';
import { useSource } from '../../source/source-context.js';
import { isTable, type TableInFocus } from '../../source/table-in-focus.js';
import { useShare } from '../../privacy/use-share.js';
import { useAskTables } from './use-ask-tables.js';
import { refined, useAsking } from './use-asking.js';
import { useQuestionHistory } from './use-question-history.js';

/** Asking about the table in focus: the question, those asked before, the tables beside it and what a model may see. */
export const useAsk = () => {
  const { table } = useSource();
  const { questions, remember } = useQuestionHistory();
  const tables = useAskTables();
  const [share] = useShare();
  const usable = table !== null && isTable(table);
  const { further } = tables;
  const params = useMemo(() => (share === 'names' ? {} : { share }), [share]);
  const onAsked = useCallback(
    (question: string, { label }: TableInFocus) => remember({ question, source: label }),
    [remember],
  );
  const asking = useAsking({ slot: 'ask', table: usable ? table : null, params, further, onAsked });
  const { state, draft, asked, begin } = asking;

  /** Runs SQL of the user's own hand in the place of what the question was read as. */
  const runSql = (sql: string): void =>
    begin(asked ?? '', { reading: { planner: 'user', plan: null, sql, notes: [] } });

  const after = refined(state);
  const previewed = { question: draft, after: after?.question === draft.trim() ? null : after, further };
  return { ...asking, table, tables, asking: previewed, usable, runSql, questions };
};
