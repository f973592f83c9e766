import { makeStyles, tokens } from '@fluentui/react-components';
import { Beaker20Regular } from '@fluentui/react-icons/svg/beaker';
import { BookDatabase20Regular } from '@fluentui/react-icons/svg/book-database';
import { Cloud20Regular } from '@fluentui/react-icons/svg/cloud';
import { Database20Regular } from '@fluentui/react-icons/svg/database';
import { Document20Regular } from '@fluentui/react-icons/svg/document';
import { Table20Regular } from '@fluentui/react-icons/svg/table';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../../app/navigation.js';
import { Card, CardList, Muted, Section } from '../../../components/surface.js';
import { useSampleData } from '../../../sample/use-sample-data.js';
import { useSource } from '../../../source/source-context.js';
import { isTable, type TableInFocus } from '../../../source/table-in-focus.js';
import { useFormat } from '../../../wording/use-format.js';
import { HeaderLine } from '../header-line.js';
import { LoadedTables } from '../load/loaded-tables.js';
import { PreviewTable } from '../preview-table.js';
import { ServerTableCard } from './server-table-card.js';
import { SourceRow } from './source-row.js';
import { familyOf, useConnections, useConnectors } from './use-sources.js';

const useStyles = makeStyles({
  item: { display: 'flex', alignItems: 'center', gap: '10px', padding: '10px 12px' },
  icon: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  stack: { display: 'grid', gap: '8px' },
});

/** Where data can come from: what is selected, with a look at its first rows, and everything that lies elsewhere. */
export const SourceEntrance = () => {
  const { t } = useTranslation();
  const { table, error } = useSource();
  if (table?.server) {
    return (
      <>
        <Section title={t('sources.current')}>
          <ServerTableCard server={table.server} />
        </Section>
        <OtherSources />
        <LoadedTables />
      </>
    );
  }
  const usable = table && isTable(table);
  return (
    <>
      <Section title={t('connect.thisSelection')} aside={usable ? table.label : null}>
        {usable ? <Selected table={table} /> : <NothingSelected detail={error?.detail} />}
      </Section>
      <LoadedTables />
      <OtherSources />
    </>
  );
};

const Selected = ({ table }: { table: TableInFocus }) => {
  const styles = useStyles();
  return (
    <Card className={styles.stack}>
      <PreviewTable table={table} />
      <HeaderLine table={table} />
      {table.remark && <Muted>{table.remark}</Muted>}
    </Card>
  );
};

const NothingSelected = ({ detail }: { detail: string | undefined }) => {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Card className={styles.item}>
      <Table20Regular className={styles.icon} />
      <span>
        <b>{t('connect.nothing')}</b>
        <Muted>{detail ?? t('connect.nothingDetail')}</Muted>
      </span>
    </Card>
  );
};

const useCounts = () => {
  const connections = useConnections().data ?? [];
  const kinds = useConnectors().data ?? [];
  const storages = new Set(kinds.filter((one) => familyOf(one) === 'storage').map(({ kind }) => kind));
  const storage = connections.filter(({ kind }) => storages.has(kind)).length;
  return { storage, database: connections.length - storage };
};

/** Everything that lies elsewhere than on the sheet. */
export const OtherSources = () => {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { count } = useFormat();
  const { icon } = useStyles();
  const { insertSample, busy } = useSampleData();
  const counts = useCounts();
  const number = (value: number) => (value > 0 ? count(value) : null);
  return (
    <Section title={t('connect.otherSources')}>
      <CardList>
        <SourceRow
          icon={<Document20Regular className={icon} />}
          title={t('sources.file')}
          detail={t('sources.fileDetail')}
          onOpen={() => go({ screen: 'file' })}
        />
        <SourceRow
          icon={<Database20Regular className={icon} />}
          title={t('sources.database')}
          detail={t('sources.databaseDetail')}
          aside={number(counts.database)}
          onOpen={() => go({ screen: 'connections', family: 'database' })}
        />
        <SourceRow
          icon={<Cloud20Regular className={icon} />}
          title={t('sources.storage')}
          detail={t('sources.storageDetail')}
          aside={number(counts.storage)}
          onOpen={() => go({ screen: 'connections', family: 'storage' })}
        />
        <SourceRow
          icon={<Beaker20Regular className={icon} />}
          title={t('connect.sample')}
          detail={t('connect.sampleDetail')}
          disabled={busy}
          onOpen={() => void insertSample()}
        />
        <SourceRow
          icon={<BookDatabase20Regular className={icon} />}
          title={t('catalog.title')}
          detail={t('catalog.intro')}
          onOpen={() => go({ screen: 'catalog' })}
        />
      </CardList>
    </Section>
  );
};
