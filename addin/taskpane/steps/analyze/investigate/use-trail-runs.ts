import { useQueries } from '@tanstack/react-query';
import type { Answer } from '#shared/answers/answer.js';
import type { Investigation } from '#shared/contract/investigations.js';
import { useApi } from '../../../api/api-context.js';

/** The answers behind the steps of a trail, in order; null while one is on its way. */
export const useTrailRuns = (investigation: Investigation | null): readonly (Answer | null)[] => {
  const api = useApi();
  return useQueries({
    queries: (investigation?.trail ?? []).map(({ run }) => ({
      queryKey: ['run', run],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.findRun(run, signal),
      staleTime: Infinity,
      retry: false,
    })),
    combine: (results) => results.map(({ data }) => data?.answer ?? null),
  });
};
