import type { Answer } from '#shared/answers/answer.js';
import { runRoutes, type Run } from '#shared/contract/runs.js';
import type { Source } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { errorOfProblem } from '#shared/errors/problem.js';
import { cancelled, type ApiClient } from './api-client.js';

export interface RunRequest {
  readonly analysis: string;
  readonly dataset: string;
  readonly source?: Source;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fresh?: boolean;
  readonly further?: readonly { readonly name: string; readonly dataset: string }[];
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onStage?: ((stage: NonNullable<Run['stage']>) => void) | undefined;
}

/** Seconds the server may hold a request before it answers with the state so far: short, so that stages show. */
const WAIT = 1;

const isFinished = ({ state }: Run): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

const answerOf = (run: Run): Answer => {
  if (run.answer) return run.answer;
  if (run.problem) throw errorOfProblem(run.problem);
  throw run.state === 'cancelled'
    ? cancelled()
    : new AppError('internal', 'The server finished without an answer. Nothing was changed. Try again.');
};

const stop = (api: ApiClient, id: string): Promise<unknown> =>
  api.call(runRoutes.cancel, { params: { id } }).catch(() => undefined);

/** Starting is never torn off: a run whose id nobody knows could not be stopped. */
const start = (api: ApiClient, request: RunRequest, signal: AbortSignal | undefined): Promise<Run> => {
  const { analysis, dataset, source, params, further, fresh = false } = request;
  const body = {
    dataset,
    params: { ...params },
    fresh,
    ...(source && { source }),
    ...(further && { further: [...further] }),
  };
  const starting = api.call(runRoutes.start, { params: { analysis }, query: { wait: WAIT }, body });
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(cancelled());
      void starting.then(({ id }) => stop(api, id)).catch(() => undefined);
    };
    const settle =
      <T>(settled: (value: T) => void) =>
      (value: T) => {
        signal?.removeEventListener('abort', abort);
        settled(value);
      };
    signal?.addEventListener('abort', abort, { once: true });
    starting.then(settle(resolve), settle(reject));
  });
};

/**
 * Starts an analysis and follows it to its end.
 * @throws AppError the run's own problem, or `cancelled` after telling the server to stop
 */
export const runAnalysis = async (api: ApiClient, request: RunRequest, options: RunOptions = {}): Promise<Answer> => {
  const { signal, onStage } = options;
  if (signal?.aborted) throw cancelled();
  let run = await start(api, request, signal);
  try {
    while (!isFinished(run)) {
      if (run.stage) onStage?.(run.stage);
      run = await api.call(runRoutes.get, { params: { id: run.id }, query: { wait: WAIT } }, { signal });
    }
  } catch (thrown) {
    if (signal?.aborted) await stop(api, run.id);
    throw thrown;
  }
  return answerOf(run);
};
