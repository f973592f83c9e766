import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { FunctionArgument, FunctionCall, FunctionResult, functionRoutes } from '#shared/contract/functions.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { functionDefinition, type FunctionDefinition } from '#shared/functions/catalogue.js';
import type { ResponseBody } from '../../common/endpoint.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { WorkerPool } from '../../engine/pool/worker-pool.js';
import { CellAiService } from '../cell-ai/index.js';
import { DatasetsService } from '../datasets/index.js';
import { StatusService } from '../status/index.js';
import type { Argument, ResolvedCall } from './arguments.js';
import { checkArguments } from './check-arguments.js';
import type { FunctionsInput } from './functions-task.js';
import { rowsWith, selectionsOf, type OfferedResult } from './offer.js';
import { callKey, ResultCache } from './result-cache.js';
import { SqlFunction } from './sql-function.js';
import { statusText } from './status-function.js';

const CACHED_CELLS = 2_000_000;
const DEADLINE = 45_000;

interface Pending {
  readonly key: string;
  readonly call: ResolvedCall;
  readonly ids: string[];
}

type WithoutId<R> = R extends { id: string } ? Omit<R, 'id'> : never;
type Outcome = WithoutId<FunctionResult>;
type Computed = WithoutId<OfferedResult>;

const errorOutcome = (thrown: unknown): Outcome => {
  const { code, detail } = toAppError(thrown);
  return { error: { code, detail } };
};

/** Errors that depend on the arguments alone come again; the others may pass and are not remembered. */
const passing: ReadonlySet<string> = new Set([
  'internal',
  'busy',
  'timeout',
  'cancelled',
  'out-of-memory',
  'ai-failed',
  'ai-budget',
  'ai-off',
]);

const memorable = (outcome: Outcome): boolean => !('error' in outcome) || !passing.has(outcome.error.code);

/** Computes batches of DV.* calls: equal ones once, known ones not at all, the rest in one task of a worker. */
@Injectable()
export class FunctionsService {
  readonly #cache = new ResultCache(CACHED_CELLS);
  readonly #folder: string;

  constructor(
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(StatusService) private readonly status: StatusService,
    @Inject(CellAiService) private readonly cellAi: CellAiService,
    @Inject(SqlFunction) private readonly sql: SqlFunction,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#folder = path.join(settings.dataFolder, 'temp', 'functions');
    mkdirSync(this.#folder, { recursive: true });
  }

  async batch(workspaceId: string, calls: readonly FunctionCall[]): Promise<ResponseBody<typeof functionRoutes.batch>> {
    const results: FunctionResult[] = [];
    const offers = calls.some(isMetered) && (await this.cellAi.enabled(workspaceId));
    const unknownDatasets = new Set<string>();
    const pending = new Map<string, Pending>();
    for (const call of calls) {
      const outcome = await this.#settle(workspaceId, call, pending, unknownDatasets);
      if (outcome) results.push({ id: call.id, ...outcome });
    }
    results.push(...(await this.#compute(workspaceId, [...pending.values()], offers)));
    return { results, unknownDatasets: [...unknownDatasets] };
  }

  /** Answers what needs no computing; queues the rest. A call that waits for its data gets no result yet. */
  async #settle(
    workspaceId: string,
    call: FunctionCall,
    pending: Map<string, Pending>,
    unknown: Set<string>,
  ): Promise<Outcome | null> {
    try {
      const definition = definitionOf(call.function);
      const key = callKey(workspaceId, definition, call, definition.metered ? this.cellAi.revision(workspaceId) : 0);
      const known = this.#cache.get(key);
      if (known) return known;
      const queued = pending.get(key);
      if (queued) {
        queued.ids.push(call.id);
        return null;
      }
      const args = checkArguments(definition, await this.#resolve(workspaceId, call.arguments));
      if (definition.name === 'STATUS') return { values: [[statusText(this.status.product(), args[0])]] };
      if (definition.name === 'SQL') return { values: await this.sql.rows(workspaceId, args) };
      pending.set(key, { key, call: { id: call.id, function: call.function, arguments: args }, ids: [call.id] });
      return null;
    } catch (error) {
      const missing = error instanceof AppError && error.code === 'dataset-unknown' ? datasetsOf(call) : [];
      for (const id of missing) unknown.add(id);
      return errorOutcome(error);
    }
  }

  #resolve(workspaceId: string, args: readonly FunctionArgument[]): Promise<Argument[]> {
    return Promise.all(
      args.map(async (argument): Promise<Argument> => {
        if (argument === null || typeof argument !== 'object') return argument;
        if ('values' in argument) return { kind: 'values', values: argument.values };
        return { kind: 'dataset', ...(await this.datasets.open(workspaceId, argument.dataset)) };
      }),
    );
  }

  async #compute(workspaceId: string, pending: readonly Pending[], offers: boolean): Promise<FunctionResult[]> {
    if (pending.length === 0) return [];
    const computed = await this.#run(
      pending.map(({ call }) => call),
      offers,
    );
    const results: FunctionResult[] = [];
    for (const { key, call, ids } of pending) {
      const outcome = await this.#chosen(
        workspaceId,
        key,
        computed.get(call.id) ?? errorOutcome(new Error('no result')),
      );
      if (memorable(outcome)) this.#cache.set(key, outcome);
      results.push(...ids.map((id) => ({ id, ...outcome })));
    }
    return results;
  }

  /** With what a language model chose for it before, where that is allowed. */
  async #chosen(workspaceId: string, key: string, computed: Computed): Promise<Outcome> {
    if ('error' in computed) return computed;
    const { values, offer } = computed;
    if (!offer) return { values };
    const chosen = await this.cellAi.chosen(workspaceId, key, selectionsOf(offer));
    return { values: rowsWith(values, offer, chosen) };
  }

  async #run(calls: readonly ResolvedCall[], offers: boolean): Promise<Map<string, Computed>> {
    try {
      const input: FunctionsInput = { calls, folder: this.#folder, now: this.clock(), offers };
      const results = await this.workers.run<OfferedResult[]>('functions', input, { deadlineMilliseconds: DEADLINE });
      return new Map(results.map(({ id, ...computed }) => [id, computed]));
    } catch (error) {
      const outcome = errorOutcome(error);
      return new Map(calls.map(({ id }) => [id, outcome]));
    }
  }
}

const definitionOf = (name: string): FunctionDefinition => {
  const definition = functionDefinition(name);
  if (definition) return definition;
  throw new AppError('not-found', `There is no function DV.${name} on this server. Update the server or the add-in.`);
};

const isMetered = (call: FunctionCall): boolean => functionDefinition(call.function)?.metered === true;

const datasetsOf = (call: FunctionCall): string[] =>
  call.arguments.flatMap((argument) =>
    argument !== null && typeof argument === 'object' && 'dataset' in argument ? [argument.dataset] : [],
  );
