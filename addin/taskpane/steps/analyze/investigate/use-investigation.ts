import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Answer } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Investigation } from '#shared/contract/investigations.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../../api/api-context.js';
import { useHost } from '../../../host/host-context.js';

type Move = (signal: AbortSignal) => Promise<Investigation>;

const startsAtChange = ({ investigate }: Finding): boolean => investigate?.analysis === 'change';

/**
 * Where the drill into an answer's finding starts: the one named, else the first there is to ask why about; null when there is
 * none.
 */
export const startOf = ({ findings = [], receipt: { dataset, source } }: Answer, wanted?: string) => {
  const finding = findings.find((one) => startsAtChange(one) && (wanted === undefined || one.id === wanted));
  if (!finding?.investigate || dataset === null) return null;
  return { dataset, source, question: finding.headline.slice(0, 500), start: finding.investigate };
};

/** The conversation about one run: kept while the pane is open, one move at a time. */
export const useInvestigation = (runId: string, finding?: string) => {
  const api = useApi();
  const { investigations } = api;
  const { now } = useHost();
  const client = useQueryClient();
  const controller = useRef<AbortController | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const key = ['investigation', runId, finding ?? ''] as const;
  const { data: investigation = null } = useQuery<Investigation | null>({
    queryKey: key,
    queryFn: () => null,
    initialData: null,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const moving = useMutation({
    mutationFn: async (move: Move) => {
      controller.current = new AbortController();
      setStartedAt(now());
      return move(controller.current.signal);
    },
    onSuccess: (next) => client.setQueryData(key, next),
    onSettled: () => setStartedAt(null),
  });
  const open = async (signal: AbortSignal) => {
    const { answer } = await api.findRun(runId, signal);
    const start = answer && startOf(answer, finding);
    if (!start) throw new AppError('not-found', 'This answer has no change to look into. Ask why of one that has.');
    return investigations.start(start, signal);
  };
  const id = investigation?.id ?? '';
  const error = moving.error && toAppError(moving.error);
  return {
    investigation,
    startedAt,
    error: error?.code === 'cancelled' ? null : error,
    retry: () => moving.variables && moving.mutate(moving.variables),
    cancel: () => controller.current?.abort(),
    open: () => moving.mutate(open),
    cut: (cut: string) => moving.mutate((signal) => investigations.cut(id, cut, signal)),
    back: (step: number) => moving.mutate((signal) => investigations.back(id, step, signal)),
    end: () => moving.mutate((signal) => investigations.end(id, signal)),
  };
};
