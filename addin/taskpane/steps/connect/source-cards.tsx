import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Beaker20Regular } from '@fluentui/react-icons/svg/beaker';
import { Table20Regular } from '@fluentui/react-icons/svg/table';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardList, Muted, Section } from '../../components/surface.js';
import { useSampleData } from '../../sample/use-sample-data.js';
import { useSource } from '../../source/source-context.js';
import { isTable, type TableInFocus } from '../../source/table-in-focus.js';
import { HeaderLine } from './header-line.js';
import { PreviewTable } from './preview-table.js';

const useStyles = makeStyles({
  item: { display: 'flex', alignItems: 'center', gap: '10px', padding: '10px 12px' },
  icon: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  stack: { display: 'grid', gap: '8px' },
});

/** What can be profiled: the selection, with a look at its first rows, or sample data. */
export const SourceCards = () => {
  const { t } = useTranslation();
  const { table, error } = useSource();
  const { insertSample, busy } = useSampleData();
  const styles = useStyles();
  return (
    <>
      <Section title={t('connect.thisSelection')} aside={table && isTable(table) ? table.label : null}>
        {table && isTable(table) ? <Selected table={table} /> : <NothingSelected detail={error?.detail} />}
      </Section>
      <Section title={t('connect.otherSources')}>
        <CardList>
          <Item
            icon={<Beaker20Regular className={styles.icon} />}
            title={t('connect.sample')}
            detail={t('connect.sampleDetail')}
          >
            <Button size="small" disabledFocusable={busy} onClick={() => void insertSample()}>
              {t('connect.sampleInsert')}
            </Button>
          </Item>
        </CardList>
      </Section>
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
    <CardList>
      <Item
        icon={<Table20Regular className={styles.icon} />}
        title={t('connect.nothing')}
        detail={detail ?? t('connect.nothingDetail')}
      />
    </CardList>
  );
};

interface ItemProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly children?: ReactNode;
}

const Item = ({ icon, title, detail, children }: ItemProps) => {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      {icon}
      <span className={styles.text}>
        <b>{title}</b>
        <Muted>{detail}</Muted>
      </span>
      {children}
    </li>
  );
};
