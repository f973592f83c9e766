import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import type { NamedQuestion } from '#shared/contract/questions.js';
import { useApi } from '../api/api-context.js';
import type { QuestionSort } from '../api/questions-api.js';
import { datasetOf } from '../api/use-dataset.js';
import { useSource } from '../source/source-context.js';

/** Named questions that match, in the order asked for. */
export const useQuestionList = (wanted: string, sort: QuestionSort) => {
  const { questions } = useApi();
  const q = useDeferredValue(wanted.trim());
  return useQuery({
    queryKey: ['questions', q, sort],
    queryFn: ({ signal }) => questions.list({ ...(q && { q }), sort }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
};

export interface CheckTotal {
  readonly agree: number;
  readonly of: number;
}

/** Asks questions again. Those kept from the table in focus are asked of it as it is now, all others of the data they were kept with. */
export const useQuestionCheck = () => {
  const api = useApi();
  const client = useQueryClient();
  const { table } = useSource();
  const controller = useRef<AbortController | null>(null);
  const checking = useMutation({
    mutationFn: async (items: readonly NamedQuestion[]): Promise<CheckTotal> => {
      controller.current = new AbortController();
      const { signal } = controller.current;
      const here = items.filter(({ source }) => source.label === table?.address);
      const there = items.filter((item) => !here.includes(item));
      const total = { agree: 0, of: 0 };
      const add = async (part: readonly NamedQuestion[], dataset?: string) => {
        if (part.length === 0) return;
        const ids = part.map(({ id }) => id);
        const report = await api.questions.check({ ids, ...(dataset && { dataset }) }, signal);
        total.agree += report.agree;
        total.of += report.of;
      };
      if (table && here.length > 0) await add(here, (await datasetOf(api, table, { signal })).id);
      await add(there);
      return total;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['questions'] }),
  });
  return { ...checking, cancel: () => controller.current?.abort() };
};

/** Renames and forgets. */
export const useQuestionChanges = () => {
  const { questions } = useApi();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['questions'] });
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => questions.rename(id, name),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: (id: string) => questions.remove(id), onSuccess });
  return { rename, remove };
};

/** Asks one question of the data it was kept with and opens its answer. */
export const useAskNamed = (open: (runId: string) => void) => {
  const { questions } = useApi();
  return useMutation({ mutationFn: (id: string) => questions.ask(id), onSuccess: ({ id }) => open(id) });
};
