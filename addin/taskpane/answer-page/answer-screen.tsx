import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { errorOfProblem } from '#shared/errors/problem.js';
import type { Answer } from '#shared/answers/answer.js';
import { SkeletonCard } from '../analysis/skeleton-card.js';
import { AnswerCard } from '../answers/answer-card.js';
import { useApi } from '../api/api-context.js';
import { useNavigation } from '../app/navigation.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { useInsertion } from '../insertion/insertion-context.js';
import { InsertTarget } from '../insertion/insert-target.js';
import { ProblemCard } from '../problems/problem-card.js';
import { ForecastCard } from '../steps/analyze/forecast-card.js';
import { ProfileView } from '../steps/connect/profile-view.js';

/** An earlier answer, opened again from the activity list. */
export const AnswerScreen = ({ runId }: { runId: string }) => {
  const { t } = useTranslation();
  const api = useApi();
  const { back } = useNavigation();
  const { insert, busy } = useInsertion();
  const {
    data: run,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['run', runId],
    queryFn: ({ signal }) => api.findRun(runId, signal),
    staleTime: Infinity,
    retry: false,
  });
  const answer = run?.answer ?? null;
  const again = { title: t('ways.again'), verb: t('ways.againVerb'), run: () => void refetch() };
  return (
    <>
      <PageHeader title={t('answer.title')} />
      <Screen
        title={t('answer.title')}
        onEscape={back}
        note={answer && <InsertTarget />}
        primary={answer ? { label: t('ask.insert'), busy, run: () => void insert(answer) } : undefined}
      >
        {isPending && <SkeletonCard chart />}
        {error && <ProblemCard error={toAppError(error)} ways={[again]} />}
        {run?.problem && <ProblemCard error={errorOfProblem(run.problem)} ways={[]} />}
        {answer && <AnswerInItsForm answer={answer} />}
      </Screen>
    </>
  );
};

const AnswerInItsForm = ({ answer }: { answer: Answer }) => {
  if (answer.receipt.analysis === 'profile') return <ProfileView answer={answer} table={null} />;
  return answer.receipt.analysis === 'forecast' ? <ForecastCard answer={answer} /> : <AnswerCard answer={answer} />;
};
