import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../analysis/skeleton-card.js';
import { Card, Muted, Sentence } from '../components/surface.js';
import { useInsertions } from '../insertion/use-insertions.js';
import { ProblemCard } from '../problems/problem-card.js';
import { byDay } from './days.js';
import { DaySection } from './day-section.js';
import { InsertionItem } from './insertion-item.js';

/** What was written into this workbook, newest first. */
export const InsertionList = ({ wanted }: { wanted: string }) => {
  const { t } = useTranslation();
  const { insertions, error, isPending } = useInsertions();
  const text = wanted.trim().toLowerCase();
  const shown = insertions.filter(({ title, address }) => `${title} ${address}`.toLowerCase().includes(text));
  if (isPending) return <SkeletonCard />;
  if (error) return <ProblemCard error={toAppError(error)} ways={[]} />;
  if (insertions.length === 0) return <NothingYet />;
  if (shown.length === 0) return <Muted>{t('activity.noneFound', { text: wanted })}</Muted>;
  return byDay(shown, ({ insertedAt }) => insertedAt).map(({ key, at, items }) => (
    <DaySection key={key} at={at}>
      {items.map((insertion) => (
        <InsertionItem key={insertion.id} insertion={insertion} />
      ))}
    </DaySection>
  ));
};

const NothingYet = () => {
  const { t } = useTranslation();
  return (
    <Card>
      <Sentence>
        <b>{t('activity.nothingWritten')}</b>
      </Sentence>
      <Muted>{t('activity.nothingWrittenDetail')}</Muted>
    </Card>
  );
};
