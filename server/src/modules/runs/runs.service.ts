import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Answer } from '#shared/answers/answer.js';
import type { FurtherTable, Run } from '#shared/contract/runs.js';
import type { Dataset, Source } from '#shared/data/dataset.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { problemOf } from '#shared/errors/problem.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import type { RunRow } from '../../database/tables/index.js';
import type { AnalysisTaskInput } from '../../engine/analysis-task.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { WorkerPool } from '../../engine/pool/worker-pool.js';
import { DatasetsService } from '../datasets/index.js';
import { runOf, waitFor, type ActiveRun } from './active-run.js';
import { cacheKeyOf } from './cache-key.js';
import { answerOf, cachedAnswerOf } from './receipt.js';
import type { RunConductor } from './run-conductor.js';
import { newRunId } from './run-id.js';
import { definitionOf, parseParams, shownParams } from './run-params.js';
import { RunRepository, type RunPage } from './run.repository.js';

export interface RunRequest {
  readonly dataset: string;
  readonly further: readonly FurtherTable[];
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
  readonly #conductors = new Map<string, RunConductor>();
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
    const asked = parseParams(definition, request.params);
    const { workspaceId } = identity;
    const { dataset, file } = await this.datasets.open(workspaceId, request.dataset);
    const further = await this.#open(workspaceId, request.further);
    const data = { workspaceId, dataset, further };
    const params = (await this.#conductors.get(analysis)?.settle(data, asked)) ?? asked;
    const source = request.source ?? dataset.source;
    const cacheKey = cacheKeyOf([dataset.id, ...request.further], definition, params);
    const row = this.#newRow(identity, { analysis, source, datasetId: dataset.id, cacheKey });
    const known = request.fresh ? null : await this.repository.cachedAnswer(workspaceId, cacheKey);
    if (known) return this.#repeat(row, cachedAnswerOf(known, row.id, source));
    await this.repository.insert(row);
    this.#work(row, { analysis, dataset, file, further, params, now: this.clock() }, source);
    return this.get(workspaceId, row.id, wait);
  }

  /** From now on every run of the conductor's analysis goes through it. */
  conductBy(conductor: RunConductor): void {
    this.#conductors.set(conductor.analysis, conductor);
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

  async #open(
    workspaceId: string,
    tables: readonly FurtherTable[],
  ): Promise<NonNullable<AnalysisTaskInput['further']>> {
    const opened = [];
    for (const { name, dataset } of tables) opened.push({ name, ...(await this.datasets.open(workspaceId, dataset)) });
    return opened;
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
      const outcome = await this.#outcome(row.workspaceId, input, active);
      const facts = { runId: row.id, analysis: row.analysis, dataset: input.dataset as Dataset, source, startedAt };
      const params = shownParams(input);
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

  #outcome(workspaceId: string, input: AnalysisTaskInput, active: ActiveRun): Promise<AnalysisOutcome<unknown>> {
    const { signal } = active.abort;
    const onProgress = (name: string, done: number, total: number): void => void (active.stage = { name, done, total });
    const compute = (params: Record<string, unknown>): Promise<AnalysisOutcome<unknown>> =>
      this.workers.run<AnalysisOutcome<unknown>>(
        'analysis',
        { ...input, params },
        {
          deadlineMilliseconds: this.settings.engine.taskMilliseconds,
          signal,
          onStart: () => void (active.state = 'running'),
          onProgress,
        },
      );
    const params = input.params as Record<string, unknown>;
    const conductor = this.#conductors.get(input.analysis);
    if (!conductor) return compute(params);
    const { dataset, further = [] } = input;
    return conductor.conduct({ workspaceId, dataset, further, params, signal, onProgress }, compute);
  }

  async #finish(row: RunRow, change: Partial<RunRow>): Promise<void> {
    try {
      await this.repository.update(row.workspaceId, row.id, { ...change, finishedAt: this.clock().toISOString() });
    } catch (error) {
      this.#logger.error({ runId: row.id, stack: String((error as Error).stack) }, 'a run could not be stored');
    }
  }

  #runOf(row: RunRow): Run {
    return runOf(row, this.#active.get(row.id));
  }
}
