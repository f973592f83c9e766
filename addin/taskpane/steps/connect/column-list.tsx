import { makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnProfile } from '#shared/analyses/profile.js';
import { SortMenu } from '../../components/sort-menu.js';
import { Card, Muted, Section } from '../../components/surface.js';
import { useScrollArea } from '../../frame/scroll-area.js';
import { ColumnRow, ROW_HEIGHT } from './column-row.js';
import { columnOrders, sortedColumns, type ColumnOrder } from './column-order.js';

const SEARCH_FROM = 12;

const useStyles = makeStyles({
  search: { width: '100%', maxWidth: '100%', marginBottom: '6px' },
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  none: { padding: '10px 12px', color: tokens.colorNeutralForeground3 },
});

/** Every column with its type, shape and worst problem; up to the 16,384 a sheet can have. */
export const ColumnList = ({ columns, rows }: { columns: readonly ColumnProfile[]; rows: number }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [order, setOrder] = useState<ColumnOrder>('sheet');
  const shown = useMemo(() => sortedColumns(columns, wanted, order), [columns, wanted, order]);
  return (
    <Section
      title={t('source.columns', { count: columns.length })}
      aside={
        <SortMenu
          value={order}
          options={columnOrders.map((one) => [one, t(`column.orders.${one}`)] as const)}
          onChange={setOrder}
          label={order === 'sheet' ? t('column.aside') : undefined}
        />
      }
    >
      {columns.length >= SEARCH_FROM && (
        <SearchBox
          className={styles.search}
          size="small"
          value={wanted}
          placeholder={t('column.search')}
          aria-label={t('column.search')}
          onChange={(_, { value }) => setWanted(value)}
        />
      )}
      <Card flush>
        {shown.length === 0 ? (
          <Muted className={styles.none}>{t('column.noneFound', { text: wanted })}</Muted>
        ) : (
          <VirtualRows columns={shown} rows={rows} />
        )}
      </Card>
    </Section>
  );
};

const VirtualRows = ({ columns, rows }: { columns: readonly ColumnProfile[]; rows: number }) => {
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const area = useScrollArea();
  const virtual = useVirtualizer({
    count: columns.length,
    getScrollElement: () => area?.current ?? null,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: list.current?.offsetTop ?? 0,
    initialRect: { width: 350, height: 600 },
    // A pane that is not shown yet has no height; its first rows are drawn all the same.
    observeElementRect: (instance, tell) => observeElementRect(instance, (rect) => rect.height > 0 && tell(rect)),
  });
  return (
    <ul ref={list} className={styles.list} style={{ height: columns.length * ROW_HEIGHT }}>
      {virtual.getVirtualItems().map(({ index }) => {
        const column = columns[index];
        if (!column) return null;
        return <ColumnRow key={column.name} {...{ column, rows, index }} total={columns.length} />;
      })}
    </ul>
  );
};
