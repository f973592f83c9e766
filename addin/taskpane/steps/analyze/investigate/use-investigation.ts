import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Investigation } from '#shared/contract/investigations.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import type { PaneApi, WorkOptions } from '../../../api/api.js';
import { useApi } from '../../../api/api-context.js';
import { startOf } from './investigation-start.js';
import { useWork } from './use-work.js';

type Options = Required<WorkOptions>;
type Move = (options: Options) => Promise<Investigation>;

/** Each cut is a run like any other, so that it shows its stages and can be stopped; the trail then names it. */
const begin = async (api: PaneApi, asked: { runId: string; finding: string | undefined }, options: Options) => {
  const { answer } = await api.findRun(asked.runId, options.signal);
  const start = answer && startOf(answer, asked.finding);
  if (!start) throw new AppError('not-found', 'This answer has no change to look into. Ask why of one that has.');
  const { dataset, source } = start;
  const { receipt } = await api.run({ ...start.start, dataset, source }, options);
  return api.investigations.start({ ...start, run: receipt.runId }, options.signal);
};

const further = async (
  api: PaneApi,
  { id, dataset, trail, proposals }: Investigation,
  cutId: string,
  options: Options,
) => {
  const cut = proposals.find((one) => one.id === cutId);
  const first = trail[0] && (await api.findRun(trail[0].run, options.signal));
  if (!cut || !first)
    throw new AppError('not-found', 'This cut is not among the proposals. Choose one of those shown.');
  const { analysis, params } = cut;
  const { receipt } = await api.run({ analysis, params, dataset, source: first.source }, options);
  return api.investigations.cut(id, { cut: cutId, run: receipt.runId }, options.signal);
};

/** The conversation about one run: begun on arrival, kept while the pane is open, one move at a time. */
export const useInvestigation = (runId: string, finding?: string) => {
  const api = useApi();
  const client = useQueryClient();
  const { work, perform, cancel } = useWork();
  const key = ['investigation', runId, finding ?? ''] as const;
  const beginning = useQuery({
    queryKey: key,
    queryFn: () => perform((options) => begin(api, { runId, finding }, options)),
    staleTime: Infinity,
    gcTime: Infinity,
    retry: false,
    retryOnMount: false,
    refetchOnReconnect: false,
  });
  const moving = useMutation({
    mutationFn: (move: Move) => perform(move),
    onSuccess: (next) => client.setQueryData(key, next),
  });
  const investigation = beginning.data ?? null;
  const thrown = moving.error ?? beginning.error;
  const error = thrown && toAppError(thrown);
  const move = (next: (now: Investigation, options: Options) => Promise<Investigation>) => {
    if (investigation) moving.mutate((options) => next(investigation, options));
  };
  return {
    investigation,
    work,
    waiting: work !== null || beginning.isFetching,
    error: error?.code === 'cancelled' ? null : error,
    stopped: error?.code === 'cancelled',
    retry: () => (moving.variables ? moving.mutate(moving.variables) : void beginning.refetch()),
    cancel,
    cut: (cut: string) => move((now, options) => further(api, now, cut, options)),
    back: (step: number) => move(({ id }, { signal }) => api.investigations.back(id, step, signal)),
    end: () => move(({ id }, { signal }) => api.investigations.end(id, signal)),
  };
};
