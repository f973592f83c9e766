import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Connector, SourceTableDescription, TableReference } from '#shared/contract/connections.js';
import { toAppError } from '#shared/errors/app-error.js';
import { SkeletonCard } from '../../../analysis/skeleton-card.js';
import { useNavigation } from '../../../app/navigation.js';
import { Finding, Muted } from '../../../components/surface.js';
import { PageHeader } from '../../../frame/page-header.js';
import { Screen } from '../../../frame/screen.js';
import { ProblemCard } from '../../../problems/problem-card.js';
import { useFormat } from '../../../wording/use-format.js';
import { InSourceTiles } from '../in-source/in-source-tiles.js';
import { useConnection, useTableDescription } from '../sources/use-sources.js';
import { SourceColumns } from './source-columns.js';
import { TablePreview } from './table-preview.js';
import { useTableFigures } from './use-table-figures.js';

const useStyles = makeStyles({ head: { minWidth: 0 } });

interface TableScreenProps {
  readonly connection: string;
  readonly table: TableReference;
}

/** One table of a source: its columns with keys, shapes and blanks, and its first rows. Nothing is loaded yet. */
export const TableScreen = ({ connection, table }: TableScreenProps) => {
  const { t } = useTranslation();
  const { back, go } = useNavigation();
  const found = useConnection(connection);
  const description = useTableDescription(connection, table);
  const title = found?.connection.name ?? table.name;
  return (
    <>
      <PageHeader title={title} />
      <Screen
        title={table.name}
        note={t('frame.nothingWritten')}
        primary={
          description.isError
            ? { label: t('ways.againVerb'), run: () => void description.refetch() }
            : {
                label: t('load.open'),
                disabled: !description.isSuccess,
                run: () => go({ screen: 'load', connection, table }),
              }
        }
        onEscape={back}
      >
        {description.isPending && <SkeletonCard chart />}
        {description.isError && (
          <ProblemCard
            error={toAppError(description.error)}
            ways={[{ title: t('ways.again'), verb: t('ways.againVerb'), run: () => void description.refetch() }]}
          />
        )}
        {description.isSuccess && (
          <Table connection={connection} description={description.data} language={found?.connector.language ?? null} />
        )}
      </Screen>
    </>
  );
};

interface TableProps {
  readonly connection: string;
  readonly description: SourceTableDescription;
  readonly language: Connector['language'];
}

const Table = ({ connection, description, language }: TableProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count } = useFormat();
  const figures = useTableFigures(connection, description);
  const { schema, name, kind, columns, comment } = description;
  const size = [
    schema === null ? t(`browse.kinds.${kind}`) : t('browse.in', { kind: t(`browse.kinds.${kind}`), schema }),
    figures.rows && t(figures.rows.exact ? 'source.rows' : 'browse.roughRows', { count: figures.rows.count }),
    t('source.columns', { count: columns.length }),
  ];
  return (
    <>
      <div className={styles.head}>
        <Finding>{name}</Finding>
        <Muted>{size.filter(Boolean).join(' · ')}</Muted>
        {comment && <Muted>{comment}</Muted>}
      </div>
      <SourceColumns description={description} figures={figures} sharpens={language === 'sql'} count={count} />
      <InSourceTiles place={{ connection, table: { schema, name } }} language={language} />
      <TablePreview connection={connection} table={description} />
    </>
  );
};
