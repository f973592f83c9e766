import { statusRoutes } from '#shared/contract/status.js';
import type { Rows } from '#shared/data/cell.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { functionDefinition, type FunctionDefinition, type FunctionLane } from '#shared/functions/catalogue.js';
import type { ApiClient } from '../client/api-client.js';
import { CallQueue } from './call-queue.js';
import { cellErrorOf } from './cell-error.js';
import type { FailingCells } from './failing-cells.js';
import { prepareCall, takeArguments, type TakenArgument } from './prepared-call.js';
import { FormulaRanges } from './ranges.js';
import { ResultCache, type ResultStorage } from './result-cache.js';
import { createSendCalls } from './send-calls.js';
import { StatusValues } from './status-values.js';
import { WorkSlices } from './work-slices.js';

/** The part of the runtime's invocation object that is used. */
export interface Invocation {
  address?: string;
  isInValuePreview?: unknown;
  onCanceled?: () => void;
}

export interface FunctionCallerOptions {
  readonly api: ApiClient;
  readonly storage: ResultStorage;
  /** Where the formulas that show an error are listed. */
  readonly failingCells: FailingCells;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
}

/** Every promise settles within this many milliseconds: an unsettled one would leave #BUSY! for ever. */
const DEADLINE = 58_000;
const PREVIEW: Rows = [['…']];
const requestsAtOnce: Record<FunctionLane, number> = { compute: 4, ai: 2, status: 1 };

interface Taken {
  readonly definition: FunctionDefinition;
  readonly arguments: readonly TakenArgument[];
}

const tooLong = (): AppError =>
  new AppError('timeout', 'The calculation took over a minute. Choose a smaller range, then recalculate the cell.');

/** Settles whatever happens, and lets Excel cancel. */
const withinDeadline = (invocation: Invocation, compute: (signal: AbortSignal) => Promise<Rows>): Promise<Rows> => {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const giveUp = (error: AppError) => {
      reject(error);
      controller.abort();
    };
    const timer = setTimeout(() => giveUp(tooLong()), DEADLINE);
    invocation.onCanceled = () => giveUp(new AppError('cancelled', 'Cancelled.'));
    compute(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
};

/** What a DV.* cell does: answers from the cache, or asks the server together with the other cells. */
export class FunctionCaller {
  readonly #failingCells: FailingCells;
  readonly #ranges = new FormulaRanges();
  readonly #slices: WorkSlices;
  readonly #cache: ResultCache;
  readonly #status: StatusValues;
  readonly #queues: Record<FunctionLane, CallQueue>;

  constructor({ api, storage, failingCells, now }: FunctionCallerOptions) {
    this.#failingCells = failingCells;
    const send = createSendCalls(api);
    const queue = (lane: FunctionLane) => new CallQueue(send, requestsAtOnce[lane]);
    this.#slices = new WorkSlices(now);
    this.#cache = new ResultCache(storage);
    this.#status = new StatusValues(() => api.call(statusRoutes.get, {}), now);
    this.#queues = { compute: queue('compute'), ai: queue('ai'), status: queue('status') };
  }

  /**
   * @param values the arguments as the runtime hands them over; omitted ones are null
   * @throws CustomFunctions.Error what the cell shows
   */
  call(name: string, values: readonly unknown[], invocation: Invocation): Promise<Rows> {
    return this.#settle(name, this.#take(name, values), invocation);
  }

  /** Forgets the results, so that the next recalculation asks anew. */
  forgetResults(): void {
    this.#cache.clear();
  }

  /** A scope of its own: no waiting function may hold on to the cells of a thousand formulas. */
  #take(name: string, values: readonly unknown[]): Promise<Taken> {
    return this.#slices.do(() => {
      const definition = functionDefinition(name);
      if (!definition) throw new AppError('invalid-input', `DV.${name} does not exist in this version.`);
      return { definition, arguments: takeArguments(definition, values, this.#ranges) };
    });
  }

  async #settle(name: string, taken: Promise<Taken>, invocation: Invocation): Promise<Rows> {
    const { address } = invocation;
    try {
      const rows = await withinDeadline(invocation, async (signal) =>
        this.#answer(await taken, Boolean(invocation.isInValuePreview), signal),
      );
      if (address !== undefined) this.#failingCells.computed(address);
      return rows;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (address !== undefined && error.code !== 'cancelled') this.#failingCells.failed(address, name, error);
      throw cellErrorOf(error);
    }
  }

  async #answer(taken: Taken, preview: boolean, signal: AbortSignal): Promise<Rows> {
    const { definition } = taken;
    if (definition.lane === 'status') return [[await this.#status.item(taken.arguments[0])]];
    const call = await prepareCall(definition, taken.arguments);
    const known = this.#cache.get(call.key);
    if (known) return known;
    if (preview) return PREVIEW;
    const rows = (await this.#queues[definition.lane].submit(call, signal)).map((row) => row.map((cell) => cell ?? ''));
    this.#cache.set(call.key, rows);
    return rows;
  }
}
