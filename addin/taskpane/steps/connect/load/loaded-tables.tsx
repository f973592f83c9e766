import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { TableSimple20Regular } from '@fluentui/react-icons/svg/table-simple';
import { useTranslation } from 'react-i18next';
import { CardList, Muted, Section } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { useInsertions } from '../../../insertion/use-insertions.js';
import { useFormat } from '../../../wording/use-format.js';
import { useShowOnSheet } from '../../../workbook-access/use-show-on-sheet.js';
import type { LoadedRecord } from './loaded-record.js';
import { useRefresh, type Refreshing } from './use-refresh.js';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '10px', padding: '8px 12px' },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    ':hover': { color: tokens.colorNeutralForeground1 },
  },
});

/** Tables of this workbook that came from a source and still stand: each can be brought up to date in place. */
export const LoadedTables = () => {
  const { t } = useTranslation();
  const { records, refreshing, refresh, cancel } = useRefresh();
  const { insertions } = useInsertions();
  const standing = new Map(insertions.filter(({ undone }) => !undone).map((one) => [one.id, one]));
  const shown = records.filter(({ insertionId }) => standing.has(insertionId));
  if (shown.length === 0) return null;
  return (
    <Section title={t('refresh.title')}>
      <CardList>
        {shown.map((record) => (
          <LoadedRow
            key={record.insertionId}
            record={record}
            address={standing.get(record.insertionId)?.address ?? ''}
            refreshing={refreshing}
            onRefresh={() => void refresh(record)}
            onCancel={cancel}
          />
        ))}
      </CardList>
    </Section>
  );
};

interface LoadedRowProps {
  readonly record: LoadedRecord;
  readonly address: string;
  readonly refreshing: Refreshing | null;
  readonly onRefresh: () => void;
  readonly onCancel: () => void;
}

const LoadedRow = ({ record, address, refreshing, onRefresh, onCancel }: LoadedRowProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { count, dayAndTime } = useFormat();
  const show = useShowOnSheet();
  const { name, rows, connection, loadedAt, insertionId } = record;
  const ours = refreshing?.insertionId === insertionId;
  const detail = t('refresh.detail', { count: rows, source: connection.name, when: dayAndTime(loadedAt) });
  return (
    <li className={styles.row}>
      {ours ? <Spinner size="tiny" role="presentation" /> : <TableSimple20Regular className={styles.icon} />}
      <div className={styles.text}>
        <TextButton className={styles.name} onClick={() => void show(address)}>
          {name}
        </TextButton>
        <Muted role={ours ? 'status' : undefined}>
          {ours ? t('refresh.running', { rows: count(refreshing.progress?.rows ?? 0) }) : detail}
        </Muted>
      </div>
      {ours ? (
        <Button size="small" onClick={onCancel}>
          {t('running.cancel')}
        </Button>
      ) : (
        <Button
          size="small"
          icon={<ArrowSync16Regular />}
          disabledFocusable={refreshing !== null}
          aria-label={t('refresh.runNamed', { name })}
          onClick={onRefresh}
        >
          {t('refresh.run')}
        </Button>
      )}
    </li>
  );
};
