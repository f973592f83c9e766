import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { z } from 'zod';
import type { AnalysisDefinition } from '#shared/analyses/definition.js';
import { analysisDefinitions } from '#shared/analyses/registry.js';
import type { Answer } from '#shared/answers/answer.js';
import type { Run } from '#shared/contract/runs.js';
import type { Dataset, Source } from '#shared/data/dataset.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { problemOf } from '#shared/errors/problem.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import type { RunRow } from '../../database/tables.js';
import type { AnalysisTaskInput } from '../../engine/analysis-task.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { WorkerPool } from '../../engine/pool/worker-pool.js';
import { DatasetsService } from '../datasets/index.js';
import { waitFor, type ActiveRun } from './active-run.js';
import { cacheKeyOf } from './cache-key.js';
import { answerOf, cachedAnswerOf } from './receipt.js';
import { newRunId } from './run-id.js';
import { RunRepository, type RunPage } from './run.repository.js';

export interface RunRequest {
  readonly dataset: string;
  readonly source?: Source | undefined;
  readonly params: Record<string, unknown>;
  readonly fresh: boolean;
}

const stopped = (): AppError =>
  new AppError('cancelled', 'The server was stopped during this run. Nothing was changed. Run it again.');

/** Runs analyses in the engine, keeps their receipts, and knows those at work. */
@Injectable()
export class RunsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #active = new Map<string, ActiveRun>();
  readonly #logger = new Logger('Runs');

  constructor(
    @Inject(RunRepository) private readonly repository: RunRepository,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const finishedAt = this.clock().toISOString();
    await this.repository.failUnfinished({ state: 'failed', problem: problemOf(stopped(), 'start'), finishedAt });
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const { abort } of this.#active.values()) abort.abort();
    await Promise.all([...this.#active.values()].map(({ finished }) => finished));
  }

  /** Starts a run, or answers at once from the cache; returns after the end or `wait` seconds, whichever is sooner. */
  async start(identity: Identity, analysis: string, request: RunRequest, wait: number): Promise<Run> {
    const definition = definitionOf(analysis);
    const params = parseParams(definition, request.params);
    const { dataset, file } = await this.datasets.open(identity.workspaceId, request.dataset);
    const source = request.source ?? dataset.source;
    const cacheKey = cacheKeyOf(dataset.id, definition, params);
    const row = this.#newRow(identity, { analysis, source, datasetId: dataset.id, cacheKey });
    const known = request.fresh ? null : await this.repository.cachedAnswer(identity.workspaceId, cacheKey);
    if (known) return this.#repeat(row, cachedAnswerOf(known, row.id, source));
    await this.repository.insert(row);
    this.#work(row, { analysis, dataset, file, params, now: this.clock() }, source);
    return this.get(identity.workspaceId, row.id, wait);
  }

  async get(workspaceId: string, id: string, wait: number): Promise<Run> {
    const active = this.#active.get(id);
    if (active?.workspaceId === workspaceId) await waitFor(active, wait);
    const row = await this.repository.find(workspaceId, id);
    if (!row) throw new AppError('not-found', 'There is no such run.');
    return this.#runOf(row);
  }

  async list(workspaceId: string, page: RunPage): Promise<{ items: Omit<Run, 'answer'>[]; nextCursor: string | null }> {
    const rows = await this.repository.page(workspaceId, page);
    const shown = rows.slice(0, page.limit);
    return {
      items: shown.map((row) => this.#runOf(row)).map(({ answer: _answer, ...run }) => run),
      nextCursor: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  async cancel(workspaceId: string, id: string): Promise<Run> {
    const active = this.#active.get(id);
    if (active?.workspaceId === workspaceId) {
      active.abort.abort();
      await active.finished;
    }
    return this.get(workspaceId, id, 0);
  }

  #newRow(identity: Identity, facts: Pick<RunRow, 'analysis' | 'source' | 'datasetId' | 'cacheKey'>): RunRow {
    const now = this.clock();
    const { workspaceId, userId } = identity;
    const open = { state: 'queued', headline: null, answer: null, problem: null, finishedAt: null };
    return { id: newRunId(now), workspaceId, userId, ...facts, ...open, createdAt: now.toISOString() };
  }

  async #repeat(row: RunRow, answer: Answer): Promise<Run> {
    const done = { ...row, state: 'done', headline: answer.headline, answer, finishedAt: row.createdAt };
    await this.repository.insert(done);
    return this.#runOf(done);
  }

  #work(row: RunRow, input: AnalysisTaskInput, source: Source): void {
    const abort = new AbortController();
    const active = {
      workspaceId: row.workspaceId,
      abort,
      stage: null,
      state: 'queued' as const,
      finished: Promise.resolve(),
    };
    const finished = this.#perform(row, input, source, active).finally(() => this.#active.delete(row.id));
    this.#active.set(row.id, Object.assign(active, { finished }));
  }

  async #perform(row: RunRow, input: AnalysisTaskInput, source: Source, active: ActiveRun): Promise<void> {
    const startedAt = this.clock();
    const began = performance.now();
    try {
      const outcome = await this.workers.run<AnalysisOutcome<unknown>>('analysis', input, {
        deadlineMilliseconds: this.settings.engine.taskMilliseconds,
        signal: active.abort.signal,
        onStart: () => void (active.state = 'running'),
        onProgress: (name, done, total) => void (active.stage = { name, done, total }),
      });
      const facts = { runId: row.id, analysis: row.analysis, dataset: input.dataset as Dataset, source, startedAt };
      const params = input.params as Record<string, unknown>;
      const answer = answerOf({ ...facts, params, milliseconds: performance.now() - began }, outcome);
      await this.#finish(row, { state: 'done', headline: answer.headline, answer });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'internal')
        this.#logger.error({ runId: row.id, stack: String((thrown as Error).stack) }, 'defect');
      const state = error.code === 'cancelled' ? 'cancelled' : 'failed';
      await this.#finish(row, { state, problem: problemOf(error, row.id) });
    }
  }

  async #finish(row: RunRow, change: Partial<RunRow>): Promise<void> {
    try {
      await this.repository.update(row.workspaceId, row.id, { ...change, finishedAt: this.clock().toISOString() });
    } catch (error) {
      this.#logger.error({ runId: row.id, stack: String((error as Error).stack) }, 'a run could not be stored');
    }
  }

  #runOf(row: RunRow): Run {
    const { id, analysis, source, headline, answer, problem, createdAt, finishedAt } = row;
    const active = this.#active.get(id);
    const state = (finishedAt ? row.state : (active?.state ?? row.state)) as Run['state'];
    return {
      id,
      analysis,
      state,
      stage: active?.stage ?? null,
      source,
      headline,
      answer: answer ?? null,
      problem,
      createdAt,
      finishedAt,
    };
  }
}

const definitionOf = (id: string): AnalysisDefinition => {
  const definition = analysisDefinitions.find((candidate) => candidate.id === id);
  if (definition) return definition;
  const names = analysisDefinitions.map((candidate) => candidate.id);
  throw new AppError('not-found', `There is no analysis named "${id}".`, { suggestions: names });
};

const parseParams = (definition: AnalysisDefinition, params: unknown): Record<string, unknown> => {
  const parsed = definition.params.safeParse(params);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  throw new AppError('invalid-input', paramsProblem(definition, parsed.error), {
    fields: parsed.error.issues.map(({ path, message }) => ({ path: ['params', ...path].join('.'), message })),
  });
};

const paramsProblem = ({ title }: AnalysisDefinition, error: z.ZodError): string => {
  const [first] = error.issues;
  return `${title} cannot run with these settings: ${first?.path.join('.') || 'settings'}: ${first?.message}.`;
};
