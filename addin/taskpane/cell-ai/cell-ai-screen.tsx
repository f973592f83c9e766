import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellAi } from '#shared/contract/cell-ai.js';
import { toAppError } from '#shared/errors/app-error.js';
import { useElapsed } from '../analysis/feedback-phase.js';
import { RunningCard } from '../analysis/running-card.js';
import { SkeletonCard } from '../analysis/skeleton-card.js';
import { useNavigation } from '../app/navigation.js';
import { Card, Muted, Sentence } from '../components/surface.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { useHost } from '../host/host-context.js';
import { ProblemCard } from '../problems/problem-card.js';
import { useFormat } from '../wording/use-format.js';
import { AllowCellAi } from './allow-cell-ai.js';
import { DailyLimit } from './daily-limit.js';
import { useCellAi } from './use-cell-ai.js';
import { WaitingCard } from './waiting-card.js';

/** AI in cells: off until allowed, its cost shown before every run, asked once. */
export const CellAiScreen = () => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const { dollars } = useFormat();
  const { state, change, run, cancel } = useCellAi();
  const { data, error } = state;
  const waiting = data?.waiting;
  const running = data?.run?.state === 'running';
  const primary = waiting &&
    !running && {
      label: t('cellAi.run', { cost: dollars(waiting.cost) }),
      busy: run.isPending,
      run: () => run.mutate(waiting.estimate),
    };
  const problem = run.error ?? change.error;
  return (
    <>
      <PageHeader title={t('cellAi.title')} />
      <Screen
        title={t('cellAi.title')}
        note={data?.enabled && <Spent {...data} />}
        primary={primary || undefined}
        onEscape={running ? () => cancel.mutate() : back}
      >
        {state.isPending && <SkeletonCard />}
        {error && (
          <ProblemCard
            error={toAppError(error)}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: () => void state.refetch() }]}
          />
        )}
        {problem && <ProblemCard error={toAppError(problem)} ways={[]} />}
        {data && <AllowCellAi state={data} busy={change.isPending} onChange={change.mutate} />}
        {data?.enabled && <Work data={data} onCancel={() => cancel.mutate()} onLook={() => change.mutate(data)} />}
        {data?.enabled && (
          <DailyLimit
            key={data.dailyLimit}
            state={data}
            onChange={(dailyLimit) => change.mutate({ ...data, dailyLimit })}
          />
        )}
      </Screen>
    </>
  );
};

const Spent = ({ spentToday, dailyLimit }: CellAi) => {
  const { t } = useTranslation();
  const { dollars } = useFormat();
  return t('cellAi.spent', { spent: dollars(spentToday), limit: dollars(dailyLimit) });
};

interface WorkProps {
  readonly data: CellAi;
  readonly onCancel: () => void;
  readonly onLook: () => void;
}

const Work = ({ data: { waiting, run, prices, model }, onCancel, onLook }: WorkProps) => (
  <>
    {run?.state === 'running' && <Running run={run} onCancel={onCancel} />}
    {run && run.state !== 'running' && <Outcome run={run} />}
    {run?.state !== 'running' && <WaitingCard {...{ waiting, prices, model, onLook }} />}
  </>
);

type Run = NonNullable<CellAi['run']>;

const Running = ({ run: { done, total }, onCancel }: { run: Run; onCancel: () => void }) => {
  const { t } = useTranslation();
  const { now } = useHost();
  const [startedAt] = useState(now);
  const elapsed = useElapsed(startedAt);
  return (
    <RunningCard
      title={t('cellAi.running')}
      elapsed={elapsed}
      stages={[{ name: t('cellAi.calls'), done, total, startedAt, endedAt: null }]}
      onCancel={onCancel}
    />
  );
};

const Outcome = ({ run: { state, done, total, cost, problem } }: { run: Run }) => {
  const { t } = useTranslation();
  const { count, dollars } = useFormat();
  const facts = { done: count(done), total: count(total), cost: dollars(cost) };
  return (
    <Card role="status">
      <Sentence>{t(state === 'done' ? 'cellAi.done' : 'cellAi.stopped', facts)}</Sentence>
      {problem && <Muted>{problem}</Muted>}
    </Card>
  );
};
