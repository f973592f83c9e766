import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useReducer, useRef, type ReactNode } from 'react';
import type { Answer } from '#shared/answers/answer.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../api/api-context.js';
import { datasetKey, datasetOf } from '../api/use-dataset.js';
import { useNotice } from '../frame/notice.js';
import { useHost } from '../host/host-context.js';
import type { GoalInSource, GoalName } from '../steps/analyze/goals/goal.js';
import { computeInSource } from './compute-in-source.js';
import { nextState, type AnalysisEvent, type AnalysisRequest, type AnalysisState } from './analysis-state.js';

/** Each place that runs analyses keeps its own latest run, so that leaving a screen neither stops nor loses it. */
export type AnalysisSlot = 'profile' | 'ask' | 'forecast' | GoalName | 'ask-in-source' | `${GoalInSource}-in-source`;

type States = Readonly<Partial<Record<AnalysisSlot, AnalysisState>>>;

interface AnalysesAccess {
  readonly states: States;
  /** The answer; null when it failed, was cancelled, or another run took its place. */
  start(slot: AnalysisSlot, request: AnalysisRequest): Promise<Answer | null>;
  cancel(slot: AnalysisSlot): void;
  clear(slot: AnalysisSlot): void;
}

const AnalysesContext = createContext<AnalysesAccess | null>(null);
const idle: AnalysisState = { status: 'idle' };

const reduce = (states: States, { slot, event }: { slot: AnalysisSlot; event: AnalysisEvent }): States => ({
  ...states,
  [slot]: nextState(states[slot] ?? idle, event),
});

const useRunner = () => {
  const api = useApi();
  const client = useQueryClient();
  return useCallback(
    async (request: AnalysisRequest, options: Parameters<typeof api.run>[1]) => {
      const { table, analysis, params, fresh, further = [] } = request;
      if (table.inSource) return computeInSource(api, table.inSource, request, options);
      const dataset = await datasetOf(api, table, options);
      client.setQueryData(datasetKey(table), dataset);
      const source = table.server?.source ?? ({ kind: 'range', label: table.address } as const);
      const beside = [];
      for (const { name, address } of further)
        beside.push({ name, dataset: (await api.upload({ address, headers: null }, options)).id });
      const more = { ...(fresh && { fresh }), ...(beside.length > 0 && { further: beside }) };
      return api.run({ analysis, dataset: dataset.id, source, params, ...more }, options);
    },
    [api, client],
  );
};

export const AnalysesProvider = ({ children }: { children: ReactNode }) => {
  const host = useHost();
  const run = useRunner();
  const client = useQueryClient();
  const { dismiss } = useNotice();
  const [states, dispatch] = useReducer(reduce, {});
  const controllers = useRef(new Map<AnalysisSlot, AbortController>());

  const start = useCallback(
    async (slot: AnalysisSlot, request: AnalysisRequest) => {
      controllers.current.get(slot)?.abort();
      const controller = new AbortController();
      controllers.current.set(slot, controller);
      const tell = (event: AnalysisEvent) => controllers.current.get(slot) === controller && dispatch({ slot, event });
      dismiss();
      tell({ type: 'started', request, at: host.now() });
      try {
        const onStage = (stage: { name: string; done: number; total: number }) =>
          tell({ type: 'stage', stage, at: host.now() });
        const answer = await run(request, { signal: controller.signal, onStage });
        tell({ type: 'done', answer });
        void client.invalidateQueries({ queryKey: ['runs'] });
        return controllers.current.get(slot) === controller ? answer : null;
      } catch (thrown) {
        const error = toAppError(thrown);
        const cancelled = controller.signal.aborted || error.code === 'cancelled';
        tell(cancelled ? { type: 'cancelled' } : { type: 'failed', error });
        return null;
      }
    },
    [host, run, client, dismiss],
  );

  const access = useMemo<AnalysesAccess>(
    () => ({
      states,
      start,
      cancel: (slot) => controllers.current.get(slot)?.abort(),
      clear: (slot) => dispatch({ slot, event: { type: 'cleared' } }),
    }),
    [states, start],
  );
  return <AnalysesContext.Provider value={access}>{children}</AnalysesContext.Provider>;
};

const useAnalyses = (): AnalysesAccess => {
  const access = useContext(AnalysesContext);
  if (!access) throw new Error('useAnalysis needs an AnalysesProvider');
  return access;
};

/** The latest run of every place that has one. */
export const useAnalysisStates = (): States => useAnalyses().states;

/** The latest run of one place and how to start, cancel or forget it. */
export const useAnalysis = (slot: AnalysisSlot) => {
  const { states, start, cancel, clear } = useAnalyses();
  return {
    state: states[slot] ?? idle,
    start: useCallback((request: AnalysisRequest) => start(slot, request), [start, slot]),
    cancel: useCallback(() => cancel(slot), [cancel, slot]),
    clear: useCallback(() => clear(slot), [clear, slot]),
  };
};
