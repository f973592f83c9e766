import type { TFunction } from 'i18next';
import type { DatasetChanges } from '#shared/contract/datasets.js';

const NAMED = 3;

/** "orders: 12 rows added, 3 rows changed, mostly in amount." */
export const changesInWords = (t: TFunction, name: string, changes: DatasetChanges | 'none' | null): string => {
  if (changes === null) return t('refresh.notCompared', { name });
  if (changes === 'none') return t('refresh.same', { name });
  const { added, removed, changed, columns, columnsAdded, columnsRemoved } = changes;
  const parts = [
    ...(added > 0 ? [t('refresh.added', { count: added })] : []),
    ...(removed > 0 ? [t('refresh.removed', { count: removed })] : []),
    ...(changed ? [t('refresh.changed', { count: changed })] : []),
    ...(changed && columns.length > 0
      ? [
          t('refresh.mostly', {
            columns: columns
              .slice(0, NAMED)
              .map((column) => column.name)
              .join(', '),
          }),
        ]
      : []),
    ...(columnsAdded.length > 0 ? [t('refresh.columnsAdded', { columns: columnsAdded.join(', ') })] : []),
    ...(columnsRemoved.length > 0 ? [t('refresh.columnsRemoved', { columns: columnsRemoved.join(', ') })] : []),
  ];
  return parts.length === 0 ? t('refresh.same', { name }) : t('refresh.done', { name, changes: parts.join(', ') });
};
