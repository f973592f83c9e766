import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Definition } from '#shared/contract/definitions.js';
import { AppError } from '#shared/errors/app-error.js';
import { useApi } from '../api/api-context.js';
import { datasetOf, useDataset } from '../api/use-dataset.js';
import { useSource } from '../source/source-context.js';
import { isTable } from '../source/table-in-focus.js';

/** The table in focus, when it is one whose columns formulas can name. */
const useTable = () => {
  const { table } = useSource();
  return table && isTable(table) ? table : null;
};

/** All definitions, each with whether it fits the table in focus. */
export const useDefinitionList = () => {
  const { definitions } = useApi();
  const table = useTable();
  const dataset = useDataset(table, true);
  const known = dataset.data?.id ?? null;
  const list = useQuery({
    queryKey: ['definitions', known],
    queryFn: ({ signal }) => definitions.list(known, signal),
    enabled: table === null || !dataset.isPending,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { list, columns: dataset.data?.columns ?? [], table };
};

export interface Draft {
  readonly name: string;
  readonly expression: string;
  readonly description: string;
}

export const useDefinitionChanges = () => {
  const api = useApi();
  const table = useTable();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['definitions'] });
  const save = useMutation({
    mutationFn: async ({ id, draft }: { id: string | null; draft: Draft }): Promise<Definition> => {
      if (!table) throw new AppError('invalid-input', 'Select a cell in the table whose columns the formula names.');
      const { id: dataset } = await datasetOf(api, table);
      return id === null
        ? api.definitions.add({ ...draft, dataset })
        : api.definitions.change(id, { ...draft, dataset });
    },
    onSuccess,
  });
  const remove = useMutation({ mutationFn: (id: string) => api.definitions.remove(id), onSuccess });
  return { save, remove };
};
