import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { errorOfProblem } from '#shared/errors/problem.js';
import type { Answer } from '#shared/answers/answer.js';
import { SkeletonCard } from '../analysis/skeleton-card.js';
import { FindingCard } from '../findings/finding-card.js';
import { InsertNote } from '../findings/insert-note.js';
import { oneFinding } from '../findings/one-finding.js';
import { useInsertFinding } from '../findings/use-insert-finding.js';
import { useApi } from '../api/api-context.js';
import { useNavigation } from '../app/navigation.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { ProblemCard } from '../problems/problem-card.js';
import { ForecastCard } from '../steps/analyze/forecast-card.js';
import { ProfileView } from '../steps/connect/profile-view.js';

/** An earlier answer, or one finding of it, opened again from the activity list or from those pinned. */
export const AnswerScreen = ({ runId, finding }: { runId: string; finding: string | undefined }) => {
  const { t } = useTranslation();
  const api = useApi();
  const { back } = useNavigation();
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
  const answer = useMemo(() => (run?.answer ? oneFinding(run.answer, finding) : null), [run, finding]);
  const { insert, busy } = useInsertFinding(answer);
  const again = { title: t('ways.again'), verb: t('ways.againVerb'), run: () => void refetch() };
  return (
    <>
      <PageHeader title={t('answer.title')} />
      <Screen
        title={t('answer.title')}
        onEscape={back}
        note={answer && <InsertNote answer={answer} />}
        primary={answer ? { label: t('ask.insert'), busy, run: insert } : undefined}
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
  return answer.receipt.analysis === 'forecast' ? <ForecastCard answer={answer} /> : <FindingCard answer={answer} />;
};
