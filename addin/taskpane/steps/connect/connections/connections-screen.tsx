import { Button, makeStyles, SearchBox } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, Connector } from '#shared/contract/connections.js';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import type { SourceFamily } from '../../../app/places.js';
import { CardList, Muted, Section } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { familyOf, useConnections, useConnectors } from '../sources/use-sources.js';
import { ConnectionRow } from './connection-row.js';
import { DriverTiles } from './driver-tiles.js';
import { SortMenu } from '../../../components/sort-menu.js';

const SEARCH_FROM = 6;
const orders = ['name', 'kind', 'newest'] as const;
type Order = (typeof orders)[number];

const useStyles = makeStyles({ search: { width: '100%', maxWidth: '100%' } });

const compare: Record<Order, (a: Connection, b: Connection) => number> = {
  name: (a, b) => a.name.localeCompare(b.name),
  kind: (a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name),
  newest: (a, b) => b.createdAt.localeCompare(a.createdAt),
};

const useFamily = (family: SourceFamily) => {
  const connections = useConnections();
  const connectors = useConnectors();
  const kinds = (connectors.data ?? []).filter((one) => familyOf(one) === family);
  const known = new Map(kinds.map((one) => [one.kind, one]));
  return {
    kinds: known,
    items: (connections.data ?? []).filter(({ kind }) => known.has(kind)),
    pending: connections.isPending || connectors.isPending,
    error: connections.error ?? connectors.error,
    again: () => void Promise.all([connections.refetch(), connectors.refetch()]),
  };
};

/** The saved connections of a family; with none, the kinds to begin with. */
export const ConnectionsScreen = ({ family }: { family: SourceFamily }) => {
  const { t } = useTranslation();
  const { back, go } = useNavigation();
  const { kinds, items, pending, error, again } = useFamily(family);
  const title = t(`sources.${family}`);
  const some = items.length > 0;
  return (
    <>
      <PageHeader title={title}>
        {some && (
          <Button
            appearance="subtle"
            icon={<Add20Regular />}
            aria-label={t('connections.add')}
            onClick={() => go({ screen: 'new-connection', family })}
          />
        )}
      </PageHeader>
      <Screen title={title} primary={error ? { label: t('ways.againVerb'), run: again } : undefined} onEscape={back}>
        {pending && <SkeletonCard />}
        {error && (
          <ProblemCard
            error={toAppError(error)}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: again }]}
          />
        )}
        {!pending && !error && some && <ConnectionList items={items} kinds={kinds} />}
        {!pending && !error && !some && (
          <DriverTiles connectors={[...kinds.values()]} intro={t(`connections.none.${family}`)} />
        )}
      </Screen>
    </>
  );
};

interface ConnectionListProps {
  readonly items: readonly Connection[];
  readonly kinds: ReadonlyMap<string, Connector>;
}

const ConnectionList = ({ items, kinds }: ConnectionListProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [order, setOrder] = useState<Order>('name');
  const shown = useMemo(() => {
    const text = wanted.trim().toLowerCase();
    return items
      .filter(({ name, settings }) => [name, ...Object.values(settings)].join(' ').toLowerCase().includes(text))
      .sort(compare[order]);
  }, [items, wanted, order]);
  return (
    <>
      {items.length >= SEARCH_FROM && (
        <SearchBox
          className={styles.search}
          value={wanted}
          placeholder={t('connections.search')}
          aria-label={t('connections.search')}
          onChange={(_, { value }) => setWanted(value)}
        />
      )}
      <Section
        title={t('connections.count', { count: items.length })}
        aside={
          <SortMenu
            value={order}
            options={orders.map((one) => [one, t(`connections.orders.${one}`)] as const)}
            onChange={setOrder}
          />
        }
      >
        {shown.length === 0 ? (
          <Muted>{t('connections.noneFound', { text: wanted })}</Muted>
        ) : (
          <CardList>
            {shown.map((connection) => (
              <ConnectionRow key={connection.id} connection={connection} connector={kinds.get(connection.kind)} />
            ))}
          </CardList>
        )}
      </Section>
    </>
  );
};
