import { useCallback, useState } from 'react';
import type { ParamsOf, ResultOf } from '#shared/analyses/definition.js';
import type { askDefinition } from '#shared/analyses/ask.js';
import type { PlanChoice } from '#shared/analyses/ask-choices.js';
import type { AnalysisState } from '../../analysis/analysis-state.js';
import { useAnalysis } from '../../analysis/analysis-context.js';
import { useSource } from '../../source/source-context.js';
import { isTable } from '../../source/table-in-focus.js';
import { useAskTables } from './use-ask-tables.js';
import { useShare } from '../../privacy/use-share.js';
import { useQuestionHistory } from './use-question-history.js';

type Params = ParamsOf<typeof askDefinition>;
type Asked = Partial<Pick<Params, 'choices' | 'after' | 'reading'>>;

/** What a follow-up may refine: the answer that stands there, unless SQL by hand took the place of its plan. */
const before = (state: AnalysisState): Params['after'] => {
  if (state.status !== 'done') return null;
  const { plan } = state.answer.result as Partial<ResultOf<typeof askDefinition>>;
  return plan ? { question: String(state.request.params['question']), plan } : null;
};

const paramsOf = (state: AnalysisState): Asked => (state.status === 'idle' ? {} : state.request.params);

/** The question being written, the one being answered, and those asked before. */
export const useAsk = () => {
  const { table } = useSource();
  const { state, start, cancel, clear } = useAnalysis('ask');
  const { questions, remember } = useQuestionHistory();
  const tables = useAskTables();
  const [share] = useShare();
  const asked = state.status === 'idle' ? null : String(state.request.params['question']);
  const [draft, setDraft] = useState(asked ?? '');
  const usable = table !== null && isTable(table);
  const { further } = tables;

  const begin = useCallback(
    (question: string, params: Asked) => {
      if (!table) return;
      setDraft(question);
      const beside = further.length > 0 ? { further } : {};
      const allowed = share === 'names' ? {} : { share };
      void start({ analysis: 'ask', table, params: { question, ...allowed, ...params }, ...beside });
    },
    [table, start, further, share],
  );
  const ask = useCallback(
    (text: string) => {
      const question = text.trim();
      if (!table || !isTable(table) || question === '') return;
      remember({ question, source: table.label });
      const after = before(state);
      begin(question, after && after.question !== question ? { after } : {});
    },
    [table, state, remember, begin],
  );
  /** Settles what was asked back; what was settled before stays. */
  const choose = ({ words, table: of, column }: PlanChoice): void => {
    const { after, choices = [] } = paramsOf(state);
    begin(asked ?? '', { ...(after && { after }), choices: [...choices, { words, table: of, column }] });
  };
  /** Runs SQL of the user's own hand in the place of what the question was read as. */
  const runSql = (sql: string): void =>
    begin(asked ?? '', { reading: { planner: 'user', plan: null, sql, notes: [] } });

  const after = before(state);
  const asking = { question: draft, after: after?.question === draft.trim() ? null : after, further };

  return {
    table,
    tables,
    asking,
    usable,
    state,
    draft,
    setDraft,
    asked,
    ask,
    choose,
    runSql,
    cancel,
    clear,
    questions,
  };
};
