import type { Answer } from '#shared/answers/answer.js';
import type { Run } from '#shared/contract/runs.js';
import type { Status } from '#shared/contract/status.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { PaneApi, RunPage, RunRequest, TableRange, WorkOptions } from '../api/api.js';
import { FakeInvestigations } from './fake-investigations.js';
import { askAnswer } from './ask-answer.js';
import { FakeCatalog } from './fake-catalog.js';
import { FakeCellAi } from './fake-cell-ai.js';
import { FakeDefinitions } from './fake-definitions.js';
import { FakeSources } from './fake-sources.js';
import { FakeOpinions } from './fake-opinions.js';
import { FakeQuestions } from './fake-questions.js';
import { forecastAnswer } from './forecast-answer.js';
import { orderColumns, profileAnswer } from './profile-answer.js';

export const ordersDataset: Dataset = {
  id: 'a'.repeat(64),
  name: 'Orders',
  source: { kind: 'range', label: 'Orders!A1:H4211' },
  rows: 4_210,
  columns: orderColumns.map(({ name, type, unit }) => ({ name, header: null, type, unit, issues: [] })),
  bytes: 180_000,
  createdAt: '2026-10-05T09:00:00Z',
  warnings: [],
};

const aiOff: Status = {
  version: '0.1.0',
  engine: 'DuckDB 1.5.5',
  user: 'Local user',
  workspace: 'Local workspace',
  ai: { available: false, model: null, reason: 'No Gemini key is set. An administrator can set GEMINI_API_KEY.' },
};

export const aiOn: Status = { ...aiOff, ai: { available: true, model: 'gemini-flash', reason: null } };

export const runOf = (answer: Answer): Run => ({
  id: answer.receipt.runId,
  analysis: answer.receipt.analysis,
  state: 'done',
  stage: null,
  source: answer.receipt.source,
  headline: answer.headline,
  answer,
  problem: null,
  createdAt: answer.receipt.startedAt,
  finishedAt: answer.receipt.startedAt,
});

const aborted = (signal: AbortSignal | undefined) =>
  new Promise<never>((_, reject) =>
    signal?.addEventListener('abort', () => reject(new AppError('cancelled', 'Cancelled. Nothing was changed.'))),
  );

/** A server in memory. Each analysis answers, fails, or waits for ever, as the test decides. */
export class FakeApi implements PaneApi {
  readonly sources = new FakeSources();
  readonly questions = new FakeQuestions();
  readonly definitions = new FakeDefinitions();
  readonly cellAi = new FakeCellAi();
  readonly catalog = new FakeCatalog();
  readonly investigations = new FakeInvestigations();
  readonly opinions = new FakeOpinions((run, finding) => {
    const answers = [...this.history.map(({ answer }) => answer), ...this.answers.values()];
    const shown = answers.find(
      (one) => typeof one === 'object' && one !== null && 'receipt' in one && one.receipt.runId === run,
    ) as Answer | undefined;
    return shown?.findings?.find(({ id }) => id === finding)?.headline ?? shown?.headline ?? run;
  });
  currentStatus: Status | AppError = aiOff;
  readonly answers = new Map<string, Answer | AppError | 'never' | ((request: RunRequest) => Answer)>([
    ['profile', profileAnswer],
    ['ask', askAnswer],
    ['forecast', forecastAnswer],
  ]);
  dataset: Dataset | AppError = ordersDataset;
  history: Run[] = [runOf(forecastAnswer), runOf(askAnswer), runOf(profileAnswer)];
  readonly requests: RunRequest[] = [];
  readonly uploads: TableRange[] = [];
  stages: readonly { name: string; done: number; total: number }[] = [];

  status() {
    return this.currentStatus instanceof AppError
      ? Promise.reject(this.currentStatus)
      : Promise.resolve(this.currentStatus);
  }

  upload(table: TableRange) {
    this.uploads.push(table);
    return this.dataset instanceof AppError ? Promise.reject(this.dataset) : Promise.resolve(this.dataset);
  }

  async run(request: RunRequest, { signal, onStage }: WorkOptions = {}): Promise<Answer> {
    this.requests.push(request);
    this.stages.forEach((stage) => onStage?.(stage));
    const planned = this.answers.get(request.analysis) ?? new AppError('not-found', 'No such analysis.');
    const answer = typeof planned === 'function' ? planned(request) : planned;
    if (answer === 'never') return aborted(signal);
    if (answer instanceof AppError) throw answer;
    return answer;
  }

  runs({ q = '' }: { q?: string }): Promise<RunPage> {
    const items = this.history.filter(({ headline }) => (headline ?? '').toLowerCase().includes(q.toLowerCase()));
    return Promise.resolve({ items, nextCursor: null });
  }

  findRun(id: string): Promise<Run> {
    const run = this.history.find((one) => one.id === id);
    return run ? Promise.resolve(run) : Promise.reject(new AppError('not-found', 'This run is no longer kept.'));
  }
}
