import { Button, makeStyles, SearchBox } from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons/svg/edit';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceTable } from '#shared/contract/connections.js';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { Card, CardList, Muted, Section, Sentence } from '../../../components/surface.js';
import { SortMenu } from '../../../components/sort-menu.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { useConnection, useTables } from '../sources/use-sources.js';
import { orderTables, tableOrders, type TableOrder } from './table-order.js';
import { TableRow } from './table-row.js';

const useStyles = makeStyles({ search: { width: '100%', maxWidth: '100%' } });

/** What lies behind a connection: its tables, views, collections or files, found by name. */
export const TablesScreen = ({ id }: { id: string }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back, go } = useNavigation();
  const found = useConnection(id);
  const [wanted, setWanted] = useState('');
  const tables = useTables(id, useDeferredValue(wanted.trim()));
  const title = found?.connection.name ?? '';
  const files = found?.connector.reads === 'files';
  return (
    <>
      <PageHeader title={title}>
        <Button
          appearance="subtle"
          icon={<Edit20Regular />}
          aria-label={t('connections.edit')}
          onClick={() => go({ screen: 'edit-connection', connection: id })}
        />
      </PageHeader>
      <Screen
        title={title}
        primary={tables.isError ? { label: t('ways.againVerb'), run: () => void tables.refetch() } : undefined}
        onEscape={back}
      >
        <SearchBox
          className={styles.search}
          value={wanted}
          placeholder={t(files ? 'browse.searchFiles' : 'browse.searchTables')}
          aria-label={t(files ? 'browse.searchFiles' : 'browse.searchTables')}
          onChange={(_, { value }) => setWanted(value)}
        />
        {tables.isPending && <SkeletonCard />}
        {tables.isError && (
          <ProblemCard
            error={toAppError(tables.error)}
            ways={[
              { title: t('ways.again'), verb: t('ways.againVerb'), run: () => void tables.refetch() },
              {
                title: t('connections.edit'),
                detail: t('browse.editDetail'),
                verb: t('connections.edit'),
                run: () => go({ screen: 'edit-connection', connection: id }),
              },
            ]}
          />
        )}
        {tables.isSuccess && <TableList connection={id} {...tables.data} wanted={wanted} />}
      </Screen>
    </>
  );
};

interface TableListProps {
  readonly connection: string;
  readonly items: readonly SourceTable[];
  readonly total: number;
  readonly wanted: string;
}

const bySchema = (tables: readonly SourceTable[]): [string, SourceTable[]][] => {
  const groups = new Map<string, SourceTable[]>();
  for (const table of tables) groups.set(table.schema ?? '', [...(groups.get(table.schema ?? '') ?? []), table]);
  return [...groups];
};

const TableList = ({ connection, items, total, wanted }: TableListProps) => {
  const { t } = useTranslation();
  const [order, setOrder] = useState<TableOrder>('name');
  if (items.length === 0) return <NoTables wanted={wanted} />;
  const options = tableOrders.map((one) => [one, t(`browse.orders.${one}`)] as const);
  return (
    <>
      {bySchema(items).map(([schema, tables], index) => (
        <Section
          key={schema}
          title={schema || t('browse.tables', { count: total })}
          aside={index === 0 ? <SortMenu value={order} options={options} onChange={setOrder} /> : null}
        >
          <CardList>
            {orderTables(tables, order).map((table) => (
              <TableRow key={table.name} connection={connection} table={table} />
            ))}
          </CardList>
        </Section>
      ))}
      {total > items.length && <Muted role="status">{t('browse.some', { shown: items.length, count: total })}</Muted>}
    </>
  );
};

const NoTables = ({ wanted }: { wanted: string }) => {
  const { t } = useTranslation();
  if (wanted.trim()) return <Muted>{t('browse.noneFound', { text: wanted.trim() })}</Muted>;
  return (
    <Card>
      <Sentence>
        <b>{t('browse.none')}</b>
      </Sentence>
      <Muted>{t('browse.noneDetail')}</Muted>
    </Card>
  );
};
