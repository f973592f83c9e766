import { makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { phaseAt, useElapsed } from '../analysis/feedback-phase.js';
import { RunningCard } from '../analysis/running-card.js';
import { SkeletonCard } from '../analysis/skeleton-card.js';
import type { QuestionSort } from '../api/questions-api.js';
import { useNavigation } from '../app/navigation.js';
import { Card, CardList, Muted, Sentence } from '../components/surface.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { ProblemCard } from '../problems/problem-card.js';
import { CheckSummary } from './check-summary.js';
import { QuestionItem } from './question-item.js';
import { useQuestionCheck, useQuestionList } from './use-questions.js';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  search: { flex: '1 1 150px', minWidth: 0, maxWidth: '100%', fontSize: tokens.fontSizeBase200 },
  sort: { flex: '0 1 130px', '& select': { fontSize: tokens.fontSizeBase200 } },
});

/** Questions kept under a name: asked again, checked against the answers they were kept with, renamed, forgotten. */
export const QuestionsScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back } = useNavigation();
  const [wanted, setWanted] = useState('');
  const [sort, setSort] = useState<QuestionSort>('newest');
  const list = useQuestionList(wanted, sort);
  const check = useQuestionCheck();
  const items = list.data ?? [];
  const primary = {
    label: t('questions.check', { count: items.length }),
    busy: check.isPending,
    run: () => check.mutate(items),
  };
  return (
    <>
      <PageHeader title={t('questions.title')} />
      <Screen
        title={t('questions.title')}
        primary={items.length > 0 ? primary : undefined}
        onEscape={check.isPending ? check.cancel : back}
      >
        <div className={styles.tools}>
          <SearchBox
            className={styles.search}
            value={wanted}
            placeholder={t('questions.search')}
            aria-label={t('questions.search')}
            onChange={(_, { value }) => setWanted(value)}
          />
          <Select
            className={styles.sort}
            value={sort}
            aria-label={t('questions.sort')}
            onChange={(_, { value }) => setSort(value as QuestionSort)}
          >
            <option value="newest">{t('questions.newest')}</option>
            <option value="name">{t('questions.byName')}</option>
          </Select>
        </div>
        <Checking check={check} />
        {list.isPending && <SkeletonCard />}
        {list.isError && (
          <ProblemCard
            error={toAppError(list.error)}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: () => void list.refetch() }]}
          />
        )}
        {list.isSuccess && items.length === 0 && <Nothing wanted={wanted} />}
        {items.length > 0 && (
          <CardList>
            {items.map((question) => (
              <QuestionItem key={question.id} question={question} />
            ))}
          </CardList>
        )}
      </Screen>
    </>
  );
};

const Checking = ({ check }: { check: ReturnType<typeof useQuestionCheck> }) => {
  const { t } = useTranslation();
  const elapsed = useElapsed(check.isPending ? check.submittedAt : null);
  if (check.isPending)
    return phaseAt(elapsed) === 'progress' ? (
      <RunningCard title={t('questions.checking')} elapsed={elapsed} stages={[]} onCancel={check.cancel} />
    ) : null;
  if (check.error) return <ProblemCard error={toAppError(check.error)} ways={[]} />;
  return check.data ? <CheckSummary total={check.data} /> : null;
};

const Nothing = ({ wanted }: { wanted: string }) => {
  const { t } = useTranslation();
  if (wanted.trim()) return <Muted>{t('questions.noneFound', { text: wanted })}</Muted>;
  return (
    <Card>
      <Sentence>
        <b>{t('questions.none')}</b>
      </Sentence>
      <Muted>{t('questions.noneDetail')}</Muted>
    </Card>
  );
};
