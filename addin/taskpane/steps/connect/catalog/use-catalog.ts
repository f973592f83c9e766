import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../../api/api-context.js';
import type { CatalogChange, CatalogQuery } from '../../../api/catalog-api.js';
import { useNotice } from '../../../frame/notice.js';

const PAGE = 50;

export type CatalogFilter = Pick<CatalogQuery, 'q' | 'kind' | 'tag' | 'order'>;

export const useCatalog = (filter: CatalogFilter) => {
  const { catalog } = useApi();
  return useInfiniteQuery({
    queryKey: ['catalog', filter],
    queryFn: ({ pageParam, signal }) => catalog.list({ ...filter, offset: pageParam, limit: PAGE }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { items }) => sum + items.length, 0);
      return shown < total ? shown : undefined;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
};

export const useCatalogEntry = (id: string) => {
  const { catalog } = useApi();
  return useQuery({
    queryKey: ['catalog', 'entry', id],
    queryFn: ({ signal }) => catalog.get(id, signal),
    retry: false,
  });
};

/** Saves what people say of an entry; a refusal is told and the words stay in the form. */
export const useEditEntry = (id: string, onSaved: () => void) => {
  const { catalog } = useApi();
  const { tell } = useNotice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: CatalogChange) => catalog.edit(id, change),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['catalog'] });
      onSaved();
    },
    onError: (thrown) => tell({ tone: 'problem', text: toAppError(thrown).detail }),
  });
};
