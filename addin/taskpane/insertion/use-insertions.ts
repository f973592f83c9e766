import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useWorkbook } from '../workbook-access/workbook-context.js';

/** Everything DataVision wrote into this workbook, newest first. */
export const useInsertions = () => {
  const workbook = useWorkbook();
  const client = useQueryClient();
  const { data, error, isPending } = useQuery({
    queryKey: ['insertions'],
    queryFn: async () => [...(await workbook.insertions())].sort((a, b) => b.insertedAt.localeCompare(a.insertedAt)),
    staleTime: Infinity,
  });
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['insertions'] }), [client]);
  return { insertions: data ?? [], error, isPending, refresh };
};
