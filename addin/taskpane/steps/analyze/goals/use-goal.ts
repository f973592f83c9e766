import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '#shared/data/column.js';
import { useAnalysis, type AnalysisSlot } from '../../../analysis/analysis-context.js';
import { stateFor } from '../../../analysis/state-for.js';
import { useWording } from '../../../privacy/use-wording.js';
import type { TableInFocus } from '../../../source/table-in-focus.js';
import type { GoalInput, GoalName, Translate } from './goal.js';
import { goals } from './goals.js';

interface GoalOptions {
  /** Where the latest run is kept. */
  readonly slot: AnalysisSlot;
  /** null while there is nothing to run over. */
  readonly table: TableInFocus | null;
  readonly columns: readonly Column[];
}

const chosenValue = ({ key, options }: GoalInput, changes: Readonly<Record<string, string>>): string => {
  const changed = changes[key];
  return options.some(({ value }) => value === changed) ? (changed ?? '') : (options[0]?.value ?? '');
};

/** Inputs of a goal, filled in from the columns, and its latest run. */
export const useGoal = (name: GoalName, { slot, table, columns }: GoalOptions) => {
  const goal = goals[name];
  const { t } = useTranslation();
  const { state: latest, start, cancel } = useAnalysis(slot);
  const [changes, setChanges] = useState<Readonly<Record<string, string>>>({});

  const inputs = useMemo(() => {
    // One key stands for all: the union of every text is too deep for the typings of the translator.
    const word: Translate = (key, options) => t(key as 'goals.measure', { ...options });
    return goal.inputs(columns, word);
  }, [goal, columns, t]);
  const values = useMemo(
    () => Object.fromEntries(inputs.map((input) => [input.key, chosenValue(input, changes)])),
    [inputs, changes],
  );
  const { params: wording } = useWording();
  const chosen = useMemo(() => goal.params(values, columns), [goal, values, columns]);
  const params = goal.isWorded ? { ...chosen, ...wording } : chosen;
  const analysis = typeof goal.analysis === 'function' ? goal.analysis(values) : goal.analysis;
  const ready = table !== null && inputs.length > 0;
  const state = stateFor(latest, table);

  const run = () => {
    if (ready) void start({ analysis, table, params });
  };
  const changed = state.status !== 'idle' && JSON.stringify(state.request.params) !== JSON.stringify(params);
  return {
    columns,
    inputs,
    isWorded: goal.isWorded === true,
    values,
    change: (key: string, value: string) => setChanges((now) => ({ ...now, [key]: value })),
    changed: changed && ready,
    ready,
    state,
    run,
    cancel,
  };
};

export type GoalAccess = ReturnType<typeof useGoal>;
