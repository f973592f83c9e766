import { useQuery } from '@tanstack/react-query';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { ServerTable, TableInFocus } from '../source/table-in-focus.js';
import type { PaneApi, WorkOptions } from './api.js';
import { useApi } from './api-context.js';

/** The dataset behind a table: the one the server holds, or the cells, of which only unknown ones are sent. */
export const datasetOf = (api: PaneApi, table: TableInFocus, options: WorkOptions = {}): Promise<Dataset> =>
  table.server
    ? heldDataset(api, table.server, options.signal)
    : api.upload({ address: table.address, headers: table.headers }, options);

const heldDataset = async (api: PaneApi, { id, name }: ServerTable, signal?: AbortSignal): Promise<Dataset> => {
  try {
    return await api.sources.dataset(id, signal);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'dataset-unknown') throw thrown;
    throw new AppError(thrown.code, `${name} is no longer kept on the server. Load it again in the Connect step.`, {
      cause: thrown,
    });
  }
};

export const datasetKey = (table: TableInFocus | null) =>
  ['dataset', table?.server?.id ?? table?.address, table?.headers] as const;

/** Columns and types of the table, read from the workbook when a form needs them. Every run reads the cells anew. */
export const useDataset = (table: TableInFocus | null, enabled: boolean) => {
  const api = useApi();
  return useQuery({
    queryKey: datasetKey(table),
    queryFn: ({ signal }) => (table ? datasetOf(api, table, { signal }) : Promise.resolve(null)),
    enabled: enabled && table !== null,
    staleTime: Infinity,
    retry: false,
  });
};
