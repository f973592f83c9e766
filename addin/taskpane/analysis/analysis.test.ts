import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { retryWait } from '../api/use-status.js';
import { askAnswer } from '../testing/ask-answer.js';
import { nextState, type AnalysisEvent, type AnalysisRequest, type AnalysisState } from './analysis-state.js';
import { phaseAt } from './feedback-phase.js';

const over = (name: string | null) => {
  const inSource = name === null ? null : { connection: 'shop', table: { schema: null, name } };
  return { analysis: 'ask', params: {}, table: { inSource } } as unknown as AnalysisRequest;
};
const request = over(null);
const after = (...events: AnalysisEvent[]) => events.reduce<AnalysisState>(nextState, { status: 'idle' });
const started: AnalysisEvent = { type: 'started', request, at: 0 };
const stage = (name: string, done: number, at: number): AnalysisEvent => ({
  type: 'stage',
  stage: { name, done, total: 8 },
  at,
});

it('shows nothing, then a spinner, then a skeleton, then progress', () => {
  expect([0, 299, 300, 999, 1_000, 4_999, 5_000].map(phaseAt)).toEqual([
    'quiet',
    'quiet',
    'spinner',
    'spinner',
    'skeleton',
    'skeleton',
    'progress',
  ]);
});

it('keeps when each stage began and ended', () => {
  const state = after(started, stage('Reading', 1, 0), stage('Reading', 8, 300), stage('Testing', 2, 400));
  expect(state).toMatchObject({
    stages: [
      { name: 'Reading', done: 8, startedAt: 0, endedAt: 400 },
      { name: 'Testing', done: 2, startedAt: 400, endedAt: null },
    ],
  });
});

it('ends in an answer, a problem or a cancellation, and nothing that comes later changes it', () => {
  const error = new AppError('timeout', 'Too slow.');
  expect(after(started, { type: 'done', answer: askAnswer }, stage('late', 1, 9)).status).toBe('done');
  expect(after(started, { type: 'failed', error }, { type: 'done', answer: askAnswer }).status).toBe('failed');
  expect(after(started, { type: 'cancelled' }, { type: 'failed', error }).status).toBe('cancelled');
  expect(after(started, { type: 'done', answer: askAnswer }, started).status).toBe('running');
});

it('goes back to the answer that stood before when a later run is cancelled, however often it is started', () => {
  const done: AnalysisEvent = { type: 'done', answer: askAnswer };
  expect(after(started, done, started, stage('Reading', 1, 5), started, { type: 'cancelled' })).toEqual({
    status: 'done',
    request,
    answer: askAnswer,
    restored: true,
  });
  expect(after(started, done, started, { type: 'cancelled' }, started, done)).not.toHaveProperty('restored');
});

it('does not go back to the answer about another table of a source', () => {
  const begin = (name: string): AnalysisEvent => ({ type: 'started', request: over(name), at: 0 });
  const done: AnalysisEvent = { type: 'done', answer: askAnswer };
  expect(after(begin('visits'), done, begin('orders'), { type: 'cancelled' }).status).toBe('cancelled');
  expect(after(begin('visits'), done, begin('visits'), { type: 'cancelled' }).status).toBe('done');
});

it('asks a silent server with growing pauses of at most a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((failures) => retryWait(failures) / 1_000)).toEqual([2, 4, 8, 16, 30, 60, 60]);
});
