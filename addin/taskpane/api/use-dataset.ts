import { useQuery } from '@tanstack/react-query';
import type { TableInFocus } from '../source/table-in-focus.js';
import { useApi } from './api-context.js';

export const datasetKey = (table: TableInFocus | null) => ['dataset', table?.address, table?.headers] as const;

/** Columns and types of the table, read from the workbook when a form needs them. Every run reads the cells anew. */
export const useDataset = (table: TableInFocus | null, enabled: boolean) => {
  const api = useApi();
  return useQuery({
    queryKey: datasetKey(table),
    queryFn: ({ signal }) =>
      table ? api.upload({ address: table.address, headers: table.headers }, { signal }) : Promise.resolve(null),
    enabled: enabled && table !== null,
    staleTime: Infinity,
    retry: false,
  });
};
