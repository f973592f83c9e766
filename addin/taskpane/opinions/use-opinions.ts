import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import type { Opinion, Rating } from '#shared/contract/opinions.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../api/api-context.js';
import { useNotice } from '../frame/notice.js';

const queryKey = ['opinions'] as const;

/** What the workspace pinned and rated, the latest first. */
export const useOpinions = (): readonly Opinion[] => {
  const { opinions } = useApi();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => opinions.list(signal),
    staleTime: 60_000,
    retry: false,
  });
  return data ?? [];
};

/** A finding keeps its id from run to run; a whole answer is known by its run. */
const isAbout = (opinion: Opinion, run: string, finding: string | null): boolean =>
  finding === null ? opinion.finding === null && opinion.run === run : opinion.finding === finding;

/** The opinion on an answer, or on one of its findings, and how to change it. */
export const useOpinion = ({ receipt: { runId } }: Answer, finding: string | null) => {
  const { opinions } = useApi();
  const client = useQueryClient();
  const { tell } = useNotice();
  const { t } = useTranslation();
  const own = useOpinions().find((opinion) => isAbout(opinion, runId, finding));
  const { pinned = false, rating = null } = own ?? {};
  const saving = useMutation({
    mutationFn: (change: { readonly pinned: boolean; readonly rating: Rating | null; readonly said: string }) =>
      opinions.save(runId, { finding, pinned: change.pinned, rating: change.rating }),
    onSuccess: (_, { said }) => tell({ tone: 'done', text: said }),
    onError: (thrown) => tell({ tone: 'problem', text: toAppError(thrown).detail }),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const saidOf = (next: Rating | null) => {
    if (next === null) return t('answer.unrated');
    return t(next === 'wrong' && finding !== null ? 'answer.lowered' : 'answer.rated');
  };
  return {
    pinned,
    rating,
    togglePin: () => saving.mutate({ pinned: !pinned, rating, said: t(pinned ? 'answer.unpinned' : 'answer.pinned') }),
    rate: (pressed: Rating) => {
      const next = rating === pressed ? null : pressed;
      saving.mutate({ pinned, rating: next, said: saidOf(next) });
    },
  };
};
