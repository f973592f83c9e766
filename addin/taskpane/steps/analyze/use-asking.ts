import { useCallback, useState } from 'react';
import type { ParamsOf, ResultOf } from '#shared/analyses/definition.js';
import type { askDefinition } from '#shared/analyses/ask.js';
import type { PlanChoice } from '#shared/analyses/ask-choices.js';
import { useAnalysis } from '../../analysis/analysis-context.js';
import type { AnalysisRequest, AnalysisState } from '../../analysis/analysis-state.js';
import { stateFor } from '../../analysis/state-for.js';
import type { TableInFocus } from '../../source/table-in-focus.js';

type Params = ParamsOf<typeof askDefinition>;
export type Asked = Partial<Pick<Params, 'choices' | 'after' | 'reading'>>;

/** What a follow-up may refine: the answer that stands there, unless SQL by hand took the place of its plan. */
export const refined = (state: AnalysisState): Params['after'] => {
  if (state.status !== 'done') return null;
  const { plan } = state.answer.result as Partial<ResultOf<typeof askDefinition>>;
  return plan ? { question: String(state.request.params['question']), plan } : null;
};

const paramsOf = (state: AnalysisState): Asked => (state.status === 'idle' ? {} : state.request.params);

const alone: NonNullable<AnalysisRequest['further']> = [];

interface AskingOptions {
  /** Where the latest answer is kept. */
  readonly slot: 'ask' | 'ask-in-source';
  /** null while there is nothing to ask about. */
  readonly table: TableInFocus | null;
  /** What every question is asked with beside its own words. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly further?: AnalysisRequest['further'];
  /** A question was asked that may be asked again. */
  readonly onAsked?: (question: string, table: TableInFocus) => void;
}

/** The question being written and the one being answered, with what it goes on from and what was settled. */
export const useAsking = ({ slot, table, params, further = alone, onAsked }: AskingOptions) => {
  const { state: latest, start, cancel, clear } = useAnalysis(slot);
  const state = stateFor(latest, table);
  const asked = state.status === 'idle' ? null : String(state.request.params['question']);
  const [draft, setDraft] = useState(asked ?? '');

  const begin = useCallback(
    (question: string, more: Asked) => {
      if (!table) return;
      setDraft(question);
      const beside = further.length > 0 ? { further } : {};
      void start({ analysis: 'ask', table, params: { question, ...params, ...more }, ...beside });
    },
    [table, start, further, params],
  );
  const ask = useCallback(
    (text: string) => {
      const question = text.trim();
      if (!table || question === '') return;
      onAsked?.(question, table);
      const after = refined(state);
      begin(question, after && after.question !== question ? { after } : {});
    },
    [table, state, onAsked, begin],
  );
  /** Settles what was asked back; what was settled before stays. */
  const choose = ({ words, table: of, column }: PlanChoice): void => {
    const { after, choices = [] } = paramsOf(state);
    begin(asked ?? '', { ...(after && { after }), choices: [...choices, { words, table: of, column }] });
  };
  return { table, state, draft, setDraft, asked, begin, ask, choose, cancel, clear };
};

export type Asking = ReturnType<typeof useAsking>;
