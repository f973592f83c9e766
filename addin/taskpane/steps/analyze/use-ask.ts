import { useCallback, useState } from 'react';
import { useAnalysis } from '../../analysis/analysis-context.js';
import { useSource } from '../../source/source-context.js';
import { isTable } from '../../source/table-in-focus.js';
import { useQuestionHistory } from './use-question-history.js';

/** The question being written, the one being answered, and those asked before. */
export const useAsk = () => {
  const { table } = useSource();
  const { state, start, cancel, clear } = useAnalysis('ask');
  const { questions, remember } = useQuestionHistory();
  const asked = state.status === 'idle' ? null : String(state.request.params['question']);
  const [draft, setDraft] = useState(asked ?? '');
  const usable = table !== null && isTable(table);

  const ask = useCallback(
    (text: string) => {
      const question = text.trim();
      if (!table || !isTable(table) || question === '') return;
      setDraft(question);
      remember({ question, source: table.label });
      void start({ analysis: 'ask', table, params: { question } });
    },
    [table, start, remember],
  );
  return { table, usable, state, draft, setDraft, asked, ask, cancel, clear, questions };
};
