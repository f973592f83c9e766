import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import type { CatalogDetail } from '../../../api/catalog-api.js';
import { useNavigation } from '../../../app/navigation.js';
import { CardList, Finding, Muted, Section } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen, type PrimaryAction } from '../../../frame/screen.js';
import { useFormat } from '../../../wording/use-format.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { usePlace } from './catalog-row.js';
import { EntryColumn } from './entry-column.js';
import { EntryFacts } from './entry-facts.js';
import { EntryUses } from './entry-uses.js';
import { OwnerLine, TagLine, DescriptionCard } from './entry-words.js';
import { ScanLine } from './scan-line.js';
import { useCatalogEntry } from './use-catalog.js';

/** One entry: what it means, who answers for it, its columns, its last profile and where it is used. */
export const CatalogEntryScreen = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  const detail = useCatalogEntry(id);
  const title = detail.data?.entry.connection.name ?? t('catalog.title');
  return (
    <>
      <PageHeader title={title} />
      <Screen
        title={detail.data?.entry.name ?? title}
        primary={usePrimary(detail.data, () => void detail.refetch(), detail.isError)}
        onEscape={back}
      >
        {detail.isPending && <SkeletonCard />}
        {detail.isError && (
          <ProblemCard
            error={toAppError(detail.error)}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: () => void detail.refetch() }]}
          />
        )}
        {detail.data && <Entry {...detail.data} />}
      </Screen>
    </>
  );
};

const usePrimary = (
  detail: CatalogDetail | undefined,
  again: () => void,
  failed: boolean,
): PrimaryAction | undefined => {
  const { t } = useTranslation();
  const { go } = useNavigation();
  if (!detail) return failed ? { label: t('ways.againVerb'), run: again } : undefined;
  const { kind, connection, schema, table } = detail.entry;
  if (kind === 'connection' || table === null) {
    return { label: t('catalog.openConnection'), run: () => go({ screen: 'tables', connection: connection.id }) };
  }
  return {
    label: t('catalog.open'),
    run: () => go({ screen: 'source-table', connection: connection.id, table: { schema, name: table } }),
  };
};

const Entry = ({ entry, columns, uses }: CatalogDetail) => {
  const { t } = useTranslation();
  const { localDay } = useFormat();
  const place = usePlace(entry);
  return (
    <>
      <div>
        <Finding>{entry.name}</Finding>
        <Muted>{[place, entry.kind !== 'connection' && entry.nativeType].filter(Boolean).join(' · ')}</Muted>
        <Muted>{t('catalog.factsFrom', { day: localDay(entry.seenAt) })}</Muted>
      </div>
      <DescriptionCard entry={entry} />
      <TagLine entry={entry} />
      <OwnerLine entry={entry} />
      {entry.facts && <EntryFacts entry={entry} facts={entry.facts} />}
      {entry.kind === 'connection' && <ScanLine connection={entry.connection.id} />}
      {columns.length > 0 && (
        <Section title={t('source.columns', { count: columns.length })}>
          <CardList>
            {columns.map((column) => (
              <EntryColumn key={column.id} column={column} />
            ))}
          </CardList>
        </Section>
      )}
      {entry.kind !== 'column' && <EntryUses uses={uses} />}
    </>
  );
};
