import { useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.js';

const SECOND = 1_000;
const waits = [2, 4, 8, 16, 30, 60].map((seconds) => seconds * SECOND);

/** Milliseconds until the server is asked again after `failures` failures in a row. */
export const retryWait = (failures: number): number =>
  waits[Math.min(Math.max(failures, 1), waits.length) - 1] ?? SECOND;

/** Who answers and whether AI is on. While the server is silent it is asked again with growing pauses. */
export const useStatus = () => {
  const api = useApi();
  return useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => api.status(signal),
    retry: false,
    refetchInterval: ({ state }) => (state.status === 'error' ? retryWait(state.errorUpdateCount) : 60 * SECOND),
  });
};
