import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerTable } from '#shared/answers/table.js';
import type { SourceRows, TableReference } from '#shared/contract/connections.js';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { AnswerTableView } from '../../../answers/answer-table-view.js';
import { Card, Muted, Section } from '../../../components/surface.js';
import { useTableRows } from '../sources/use-sources.js';

/** Source columns may repeat a name; the preview keeps each. */
const tableOf = (name: string, { columns, rows }: SourceRows): AnswerTable => ({
  name,
  columns: columns.map(({ name: column, type }) => ({ name: column, type, unit: { kind: 'plain' }, decimals: null })),
  rows,
  totalRows: rows.length,
});

interface TablePreviewProps {
  readonly connection: string;
  readonly table: TableReference;
}

/** The first hundred rows, as the source gives them. */
export const TablePreview = ({ connection, table }: TablePreviewProps) => {
  const { t } = useTranslation();
  const rows = useTableRows(connection, table);
  const preview = useMemo(() => rows.data && tableOf(t('connect.preview'), rows.data), [rows.data, t]);
  const count = rows.data?.rows.length ?? 0;
  if (rows.isPending) return <SkeletonCard />;
  return (
    <Section title={t(rows.data?.more ? 'browse.firstRows' : 'browse.everyRow', { count })}>
      <Card>
        {rows.isError && <Muted role="alert">{toAppError(rows.error).detail}</Muted>}
        {preview && preview.columns.length === 0 && <Muted>{t('browse.noRows')}</Muted>}
        {preview && preview.columns.length > 0 && <AnswerTableView table={preview} />}
      </Card>
    </Section>
  );
};
