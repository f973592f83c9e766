import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { shortRun } from '../../workbook/provenance.js';
import { SkeletonCard } from '../analysis/skeleton-card.js';
import { useApi } from '../api/api-context.js';
import type { RunSummary } from '../api/api.js';
import { useNavigation } from '../app/navigation.js';
import { Card, Muted, Sentence } from '../components/surface.js';
import { Tag, type TagTone } from '../components/tag.js';
import { TextButton } from '../components/text-button.js';
import { ProblemCard } from '../problems/problem-card.js';
import { useFormat } from '../wording/use-format.js';
import { AnalysisIcon } from './analysis-icon.js';
import { byDay } from './days.js';
import { DaySection } from './day-section.js';

const useStyles = makeStyles({
  item: { display: 'flex', alignItems: 'flex-start', gap: '8px', padding: '8px 12px' },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  title: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    ':hover': { color: tokens.colorNeutralForeground1 },
  },
});

const useRuns = (wanted: string) => {
  const api = useApi();
  const q = useDeferredValue(wanted.trim());
  return useInfiniteQuery({
    queryKey: ['runs', q],
    queryFn: ({ pageParam, signal }) => api.runs({ ...(q && { q }), ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
};

/** Every run of this workspace, whether or not its answer was written anywhere. */
export const RunList = ({ wanted }: { wanted: string }) => {
  const { t } = useTranslation();
  const runs = useRuns(wanted);
  if (runs.isPending) return <SkeletonCard />;
  if (runs.isError) {
    const again = { title: t('ways.again'), verb: t('ways.againVerb'), run: () => void runs.refetch() };
    return <ProblemCard error={toAppError(runs.error)} ways={[again]} />;
  }
  const items = runs.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <NoRuns wanted={wanted} />;
  return (
    <>
      {byDay(items, ({ createdAt }) => createdAt).map(({ key, at, items: ofDay }) => (
        <DaySection key={key} at={at}>
          {ofDay.map((run) => (
            <RunItem key={run.id} run={run} />
          ))}
        </DaySection>
      ))}
      {runs.hasNextPage && (
        <Button onClick={() => void runs.fetchNextPage()} disabledFocusable={runs.isFetchingNextPage}>
          {t('activity.older')}
        </Button>
      )}
    </>
  );
};

const NoRuns = ({ wanted }: { wanted: string }) => {
  const { t } = useTranslation();
  if (wanted) return <Muted>{t('activity.noneFound', { text: wanted })}</Muted>;
  return (
    <Card>
      <Sentence>
        <b>{t('activity.noRuns')}</b>
      </Sentence>
      <Muted>{t('activity.noRunsDetail')}</Muted>
    </Card>
  );
};

const tones: Record<RunSummary['state'], TagTone> = {
  queued: 'brand',
  running: 'brand',
  done: 'ok',
  failed: 'warning',
  cancelled: 'neutral',
};

const RunItem = ({ run }: { run: RunSummary }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { time } = useFormat();
  const { go } = useNavigation();
  const { id, analysis, state, headline, source, createdAt, problem } = run;
  const title = headline ?? problem?.detail ?? t('activity.untitled', { analysis, source: source.label });
  return (
    <li className={styles.item}>
      <AnalysisIcon analysis={analysis} muted={state !== 'done'} />
      <div className={styles.text}>
        {state === 'done' ? (
          <TextButton className={styles.title} onClick={() => go({ screen: 'answer', runId: id })}>
            {title}
          </TextButton>
        ) : (
          <span>{title}</span>
        )}
        <Muted>{`${time(createdAt)} · ${source.label} · ${t('receipt.run', { id: shortRun(id) })}`}</Muted>
      </div>
      {state !== 'done' && <Tag tone={tones[state]}>{t(`activity.states.${state}`)}</Tag>}
    </li>
  );
};
