import type { AnalysisId } from '#shared/analyses/registry.js';
import type { Answer } from '#shared/answers/answer.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { Stage } from '../api/api.js';
import { samePlace, type TableInFocus } from '../source/table-in-focus.js';

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

interface Done {
  readonly status: 'done';
  readonly request: AnalysisRequest;
  readonly answer: Answer;
  /** A later run was cancelled, and this answer stands again. */
  readonly restored?: true;
}

interface Running {
  readonly status: 'running';
  readonly request: AnalysisRequest;
  readonly startedAt: number;
  readonly stages: readonly StageEntry[];
  /** What stood here before, and stands again when the run is cancelled. */
  readonly earlier: Done | null;
}

export type AnalysisState =
  | { readonly status: 'idle' }
  | Running
  | Done
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

/** An answer about another table of a source does not stand for this one. */
const earlierOf = (state: AnalysisState, { table }: AnalysisRequest): Done | null => {
  const earlier = state.status === 'running' ? state.earlier : state;
  return earlier?.status === 'done' && samePlace(earlier.request.table.inSource, table.inSource) ? earlier : null;
};

export const nextState = (state: AnalysisState, event: AnalysisEvent): AnalysisState => {
  if (event.type === 'started') {
    const { request, at: startedAt } = event;
    return { status: 'running', request, startedAt, stages: [], earlier: earlierOf(state, request) };
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
      return state.earlier ? { ...state.earlier, restored: true } : { status: 'cancelled', request: state.request };
  }
};
