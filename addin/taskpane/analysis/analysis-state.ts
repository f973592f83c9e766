import type { AnalysisId } from '#shared/analyses/registry.js';
import type { Answer } from '#shared/answers/answer.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { Stage } from '../api/api.js';
import type { TableInFocus } from '../source/table-in-focus.js';

export interface AnalysisRequest {
  readonly analysis: AnalysisId;
  readonly table: TableInFocus;
  readonly params: Readonly<Record<string, unknown>>;
  /** Compute again even when the answer is known. */
  readonly fresh?: boolean;
  /** Tables asked beside the first, by the names questions call them. */
  readonly further?: readonly FurtherTable[];
}

export interface FurtherTable {
  readonly name: string;
  readonly address: string;
}

/** One stage with the moments it began and ended; the last one is being worked on. */
export interface StageEntry extends Stage {
  readonly startedAt: number;
  readonly endedAt: number | null;
}

export type AnalysisState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; request: AnalysisRequest; startedAt: number; stages: readonly StageEntry[] }
  | { readonly status: 'done'; request: AnalysisRequest; answer: Answer }
  | { readonly status: 'failed'; request: AnalysisRequest; error: AppError }
  | { readonly status: 'cancelled'; request: AnalysisRequest };

export type AnalysisEvent =
  | { readonly type: 'started'; request: AnalysisRequest; at: number }
  | { readonly type: 'stage'; stage: Stage; at: number }
  | { readonly type: 'done'; answer: Answer }
  | { readonly type: 'failed'; error: AppError }
  | { readonly type: 'cancelled' }
  | { readonly type: 'cleared' };

/** The stages after one more report: the same one further on, or the next. */
export const withStage = (stages: readonly StageEntry[], stage: Stage, at: number): StageEntry[] => {
  const current = stages.at(-1);
  if (current?.name === stage.name) return [...stages.slice(0, -1), { ...current, ...stage }];
  const finished = current ? [...stages.slice(0, -1), { ...current, endedAt: at }] : [];
  return [...finished, { ...stage, startedAt: at, endedAt: null }];
};

export const nextState = (state: AnalysisState, event: AnalysisEvent): AnalysisState => {
  if (event.type === 'started') {
    return { status: 'running', request: event.request, startedAt: event.at, stages: [] };
  }
  if (event.type === 'cleared') return { status: 'idle' };
  if (state.status !== 'running') return state;
  switch (event.type) {
    case 'stage':
      return { ...state, stages: withStage(state.stages, event.stage, event.at) };
    case 'done':
      return { status: 'done', request: state.request, answer: event.answer };
    case 'failed':
      return { status: 'failed', request: state.request, error: event.error };
    case 'cancelled':
      return { status: 'cancelled', request: state.request };
  }
};
