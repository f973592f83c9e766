import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CellAi } from '#shared/contract/cell-ai.js';
import { useApi } from '../api/api-context.js';
import { useRecalculate } from '../workbook-access/use-recalculate.js';

const key = ['cell-ai'];
const POLL = 400;
/** Formulas reach the server a moment after they were calculated. */
const SETTLED = 1_500;

/** Whether cells use the model, what they wait for, and the run under way. */
export const useCellAi = () => {
  const { cellAi } = useApi();
  const client = useQueryClient();
  const recalculate = useRecalculate();
  const show = (state: CellAi) => client.setQueryData(key, state);

  const state = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => cellAi.state(signal),
    refetchInterval: ({ state: { data } }) => (data?.enabled ? SETTLED : false),
    retry: false,
  });
  const change = useMutation({
    mutationFn: async (wanted: Pick<CellAi, 'enabled' | 'dailyLimit'>) => {
      show(await cellAi.change(wanted));
      await recalculate();
    },
  });
  const run = useMutation({
    mutationFn: async (estimate: string) => {
      let latest = await cellAi.run(estimate);
      show(latest);
      while (latest.run?.state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, POLL));
        latest = await cellAi.state();
        show(latest);
      }
      await recalculate();
      return latest.run;
    },
  });
  const cancel = useMutation({ mutationFn: async () => show(await cellAi.cancel()) });
  return { state, change, run, cancel };
};
