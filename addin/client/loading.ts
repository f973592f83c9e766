import { connectionRoutes, type Load } from '#shared/contract/connections.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { errorOfProblem } from '#shared/errors/problem.js';
import type { z } from 'zod';
import { cancelled, type ApiClient } from './api-client.js';

export type SelectionRequest = z.input<typeof connectionRoutes.startLoad.body>;
type Progress = Pick<Load, 'stage' | 'rows' | 'rowsPerSecond'>;

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Seconds the server may hold a request before it answers with the rows so far: short, so that they move. */
const WAIT = 1;

const isFinished = ({ state }: Load): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

const loaded = (load: Load): Load & { dataset: Dataset } => {
  const { dataset, problem, state } = load;
  if (dataset) return { ...load, dataset };
  if (state === 'cancelled') throw cancelled();
  throw problem
    ? errorOfProblem(problem)
    : new AppError('internal', 'The server finished without a table. Nothing was changed. Try again.');
};

/**
 * Starts a load and follows it to its end.
 * @throws AppError the load's own problem, or `cancelled` after the server told the source to stop
 */
export const loadTable = async (
  api: ApiClient,
  connectionId: string,
  selection: SelectionRequest,
  { signal, onProgress }: LoadOptions = {},
): Promise<Load & { dataset: Dataset }> => {
  if (signal?.aborted) throw cancelled();
  let load = await api.call(connectionRoutes.startLoad, {
    params: { id: connectionId },
    query: { wait: 0 },
    body: selection,
  });
  try {
    while (!isFinished(load)) {
      onProgress?.(load);
      load = await api.call(connectionRoutes.load, { params: { id: load.id }, query: { wait: WAIT } }, { signal });
    }
  } catch (thrown) {
    await api.call(connectionRoutes.cancelLoad, { params: { id: load.id } }).catch(() => undefined);
    throw thrown;
  }
  return loaded(load);
};
