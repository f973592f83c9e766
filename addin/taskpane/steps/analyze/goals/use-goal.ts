import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnalysis } from '../../../analysis/analysis-context.js';
import { useDataset } from '../../../api/use-dataset.js';
import { useSource } from '../../../source/source-context.js';
import { isTable } from '../../../source/table-in-focus.js';
import { changeGoal } from './change-goal.js';
import { driversGoal } from './drivers-goal.js';
import type { Goal, GoalInput, GoalName, Translate } from './goal.js';
import { insightsGoal } from './insights-goal.js';
import { segmentGoal } from './segment-goal.js';
import { unusualGoal } from './unusual-goal.js';

const goals: Readonly<Record<GoalName, Goal>> = {
  change: changeGoal,
  drivers: driversGoal,
  segment: segmentGoal,
  unusual: unusualGoal,
  insights: insightsGoal,
};

const chosenValue = ({ key, options }: GoalInput, changes: Readonly<Record<string, string>>): string => {
  const changed = changes[key];
  return options.some(({ value }) => value === changed) ? (changed ?? '') : (options[0]?.value ?? '');
};

/** Inputs of a goal, filled in from the columns, and its latest run. */
export const useGoal = (name: GoalName) => {
  const goal = goals[name];
  const { t } = useTranslation();
  const { table } = useSource();
  const { state, start, cancel, clear } = useAnalysis(name);
  const usable = table !== null && isTable(table);
  const dataset = useDataset(table, usable);
  const [changes, setChanges] = useState<Readonly<Record<string, string>>>({});

  const columns = useMemo(() => dataset.data?.columns ?? [], [dataset.data]);
  const inputs = useMemo(() => {
    // One key stands for all: the union of every text is too deep for the typings of the translator.
    const word: Translate = (key, options) => t(key as 'goals.measure', { ...options });
    return goal.inputs(columns, word);
  }, [goal, columns, t]);
  const values = useMemo(
    () => Object.fromEntries(inputs.map((input) => [input.key, chosenValue(input, changes)])),
    [inputs, changes],
  );
  const params = useMemo(() => goal.params(values, columns), [goal, values, columns]);
  const analysis = typeof goal.analysis === 'function' ? goal.analysis(values) : goal.analysis;
  const ready = table !== null && usable && inputs.length > 0;

  const run = useCallback(() => {
    if (ready) void start({ analysis, table, params });
  }, [ready, start, analysis, table, params]);
  const changed = state.status !== 'idle' && JSON.stringify(state.request.params) !== JSON.stringify(params);
  return {
    table,
    usable,
    dataset,
    columns,
    inputs,
    values,
    change: (key: string, value: string) => setChanges((now) => ({ ...now, [key]: value })),
    changed: changed && ready,
    ready,
    state,
    run,
    cancel,
    clear,
  };
};
