import { Button, makeStyles, SearchBox } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { Segments } from '../../../activity/segments.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import type { CatalogPage } from '../../../api/catalog-api.js';
import { useNavigation } from '../../../app/navigation.js';
import { Pill, PillGroup } from '../../../components/pill.js';
import { SortMenu } from '../../../components/sort-menu.js';
import { Card, CardList, Muted, Section, Sentence } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { CatalogRow } from './catalog-row.js';
import { useCatalog, type CatalogFilter } from './use-catalog.js';

const kinds = ['all', 'connection', 'table', 'column'] as const;
type Kind = (typeof kinds)[number];
const orders = ['name', 'rows', 'edited', 'seen'] as const;
type Order = (typeof orders)[number];

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '100%' },
  more: { marginTop: '8px' },
});

const useFilter = () => {
  const [wanted, setWanted] = useState('');
  const [kind, setKind] = useState<Kind>('table');
  const [tag, setTag] = useState<string | null>(null);
  const [order, setOrder] = useState<Order>('name');
  const q = useDeferredValue(wanted.trim());
  const filter: CatalogFilter = { order, ...(q && { q }), ...(kind !== 'all' && { kind }), ...(tag && { tag }) };
  return { wanted, setWanted, kind, setKind, tag, setTag, order, setOrder, filter };
};

/** Every connection, table and column that is known: found by name, meaning, tag or owner. */
export const CatalogScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back } = useNavigation();
  const state = useFilter();
  const catalog = useCatalog(state.filter);
  const { wanted, setWanted, kind, setKind, tag, setTag } = state;
  const tags = catalog.data?.pages[0]?.tags ?? [];
  return (
    <>
      <PageHeader title={t('catalog.title')} />
      <Screen
        title={t('catalog.title')}
        primary={catalog.isError ? { label: t('ways.againVerb'), run: () => void catalog.refetch() } : undefined}
        onEscape={back}
      >
        <SearchBox
          className={styles.search}
          value={wanted}
          placeholder={t('catalog.search')}
          aria-label={t('catalog.search')}
          onChange={(_, { value }) => setWanted(value)}
        />
        <Segments
          label={t('catalog.kind')}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t(`catalog.kinds.${value}`) }))}
        />
        {tags.length > 0 && (
          <PillGroup label={t('catalog.tags')}>
            {tags.map(({ tag: name, entries }) => (
              <Pill key={name} aria-pressed={tag === name} onClick={() => setTag(tag === name ? null : name)}>
                {tag === name ? <b>{`${name} ${entries}`}</b> : `${name} ${entries}`}
              </Pill>
            ))}
          </PillGroup>
        )}
        {catalog.isPending && <SkeletonCard />}
        {catalog.isError && (
          <ProblemCard
            error={toAppError(catalog.error)}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: () => void catalog.refetch() }]}
          />
        )}
        {catalog.data && (
          <EntryList
            pages={catalog.data.pages}
            order={state.order}
            onOrder={state.setOrder}
            filtered={wanted.trim() !== '' || tag !== null}
          />
        )}
        {catalog.hasNextPage && (
          <Button
            className={styles.more}
            disabledFocusable={catalog.isFetchingNextPage}
            onClick={() => void catalog.fetchNextPage()}
          >
            {t('catalog.more')}
          </Button>
        )}
      </Screen>
    </>
  );
};

interface EntryListProps {
  readonly pages: readonly CatalogPage[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
  readonly filtered: boolean;
}

const EntryList = ({ pages, order, onOrder, filtered }: EntryListProps) => {
  const { t } = useTranslation();
  const items = pages.flatMap((page) => page.items);
  const total = pages.at(-1)?.total ?? 0;
  if (items.length === 0) {
    return filtered ? (
      <Muted>{t('catalog.noneFound')}</Muted>
    ) : (
      <Card>
        <Sentence>
          <b>{t('catalog.empty')}</b>
        </Sentence>
        <Muted>{t('catalog.emptyDetail')}</Muted>
      </Card>
    );
  }
  const title =
    items.length < total
      ? t('catalog.some', { shown: items.length, count: total })
      : t('catalog.count', { count: total });
  return (
    <Section
      title={title}
      aside={
        <SortMenu
          value={order}
          options={orders.map((one) => [one, t(`catalog.orders.${one}`)] as const)}
          onChange={onOrder}
        />
      }
    >
      <CardList>
        {items.map((entry) => (
          <CatalogRow key={entry.id} entry={entry} />
        ))}
      </CardList>
    </Section>
  );
};
