import { useQueries } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';

/** Pinned findings by their runs; one that the server no longer has keeps its id as its name. */
export const usePinnedRuns = (ids: readonly string[]) => {
  const api = useApi();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ['run', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.findRun(id, signal),
      staleTime: Infinity,
      retry: false,
    })),
    combine: (results) =>
      results.map(({ data }, index) => ({ id: ids[index] ?? '', headline: data?.headline ?? null })),
  });
};
