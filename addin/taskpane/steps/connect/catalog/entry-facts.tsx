import { useTranslation } from 'react-i18next';
import type { CatalogEntry, ColumnFacts } from '#shared/contract/catalog.js';
import { Card, Muted, Section } from '../../../components/surface.js';
import type { Format } from '../../../wording/format.js';
import { useFormat } from '../../../wording/use-format.js';

/** "1 – 40" of a column, or null where it has no order. */
const rangeOf = ({ type }: CatalogEntry, { min, max }: ColumnFacts, format: Format): string | null =>
  min === null || max === null || type === null
    ? null
    : `${format.cell(min, { type })} – ${format.cell(max, { type })}`;

export const useFactWords = () => {
  const { t } = useTranslation();
  const format = useFormat();
  return (entry: CatalogEntry, facts: ColumnFacts): string => {
    const missing = format.percent(facts.rows > 0 ? facts.nulls / facts.rows : 0);
    const distinct = facts.distinct === null ? '?' : format.count(facts.distinct);
    return [t('catalog.factsDetail', { missing, distinct }), rangeOf(entry, facts, format)].filter(Boolean).join(' · ');
  };
};

/** What the last profile found in a column, and when. */
export const EntryFacts = ({ entry, facts }: { entry: CatalogEntry; facts: ColumnFacts }) => {
  const { t } = useTranslation();
  const { dayAndTime } = useFormat();
  const words = useFactWords();
  return (
    <Section title={t('catalog.facts')} aside={dayAndTime(facts.profiledAt)}>
      <Card>
        {words(entry, facts)}
        {facts.certainty === 'sample' && <Muted>{t('browse.fromSample', { rows: facts.rows })}</Muted>}
      </Card>
    </Section>
  );
};
