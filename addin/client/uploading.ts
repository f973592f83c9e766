import { datasetRoutes, type RangeChunk, type RangeShape } from '#shared/contract/datasets.js';
import { chunkHash, datasetIdOf } from '#shared/data/dataset-id.js';
import type { Dataset, Source } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { ApiClient } from './api-client.js';

export interface UploadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((chunksSent: number, chunks: number) => void) | undefined;
}

/** A range ready to be named and sent: its shape and its chunks in order. */
export interface RangeData {
  readonly shape: RangeShape;
  readonly chunks: readonly RangeChunk[];
  readonly name: string;
  readonly source: Source;
}

const ATTEMPTS = 2;

export const idOfRange = async ({ shape, chunks }: Pick<RangeData, 'shape' | 'chunks'>): Promise<string> => {
  const hashes: string[] = [];
  for (const chunk of chunks) hashes.push(await chunkHash(chunk));
  return datasetIdOf(shape, hashes);
};

/** What the server knows of these cells already, or null. */
const findDataset = async (api: ApiClient, id: string, signal?: AbortSignal): Promise<Dataset | null> =>
  (await api.call(datasetRoutes.lookUp, { params: { id } }, { signal })).dataset;

/** Sending a chunk again is harmless, so one that was lost on the way is. */
const sendChunk = async (
  api: ApiClient,
  place: { uploadId: string; index: number },
  chunk: RangeChunk,
  signal: AbortSignal | undefined,
): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await api.call(datasetRoutes.putChunk, { params: place, body: chunk }, { signal });
      return;
    } catch (thrown) {
      const lost = thrown instanceof AppError && thrown.code === 'source-unreachable';
      if (!lost || attempt >= ATTEMPTS) throw thrown;
    }
  }
};

/**
 * Sends the chunks one after the other and gives back the dataset they became.
 * @throws AppError the server's problem; a broken upload is forgotten on the server
 */
export const sendRange = async (api: ApiClient, range: RangeData, options: UploadOptions = {}): Promise<Dataset> => {
  const { shape, chunks, name, source } = range;
  const { signal, onProgress } = options;
  const body = { ...shape, name: name.slice(0, 200) || 'Range', source, chunks: chunks.length };
  const { uploadId } = await api.call(datasetRoutes.startUpload, { body }, { signal });
  try {
    for (const [index, chunk] of chunks.entries()) {
      await sendChunk(api, { uploadId, index }, chunk, signal);
      onProgress?.(index + 1, chunks.length);
    }
    return await api.call(datasetRoutes.completeUpload, { params: { uploadId } }, { signal });
  } catch (thrown) {
    // The server forgets unfinished uploads by itself as well; the reason of the failure matters more.
    await api.call(datasetRoutes.cancelUpload, { params: { uploadId } }).catch(() => undefined);
    throw thrown;
  }
};

/** The dataset of these cells: sent only when the server does not have them yet. */
export const uploadRange = async (api: ApiClient, range: RangeData, options: UploadOptions = {}): Promise<Dataset> => {
  const known = await findDataset(api, await idOfRange(range), options.signal);
  return known ?? sendRange(api, range, options);
};
