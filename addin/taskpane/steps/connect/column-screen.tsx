import { makeStyles, tokens } from '@fluentui/react-components';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { ColumnProfile } from '#shared/analyses/profile.js';
import type { ColumnIssue } from '#shared/data/column.js';
import { useAnalysis } from '../../analysis/analysis-context.js';
import { useNavigation } from '../../app/navigation.js';
import { BarList } from '../../charts/bar-list.js';
import { ColumnBars } from '../../charts/column-bars.js';
import { Card, Finding, Muted, Section } from '../../components/surface.js';
import { TextButton } from '../../components/text-button.js';
import { Screen } from '../../frame/screen.js';
import { cellAddress } from '../../source/address.js';
import type { TableInFocus } from '../../source/table-in-focus.js';
import { useFormat } from '../../wording/use-format.js';
import { useShowOnSheet } from '../../workbook-access/use-show-on-sheet.js';
import { ColumnFacts } from './column-facts.js';
import { describeColumn, outlyingBins } from './column-words.js';
import { profileOf } from './use-connect.js';

const useStyles = makeStyles({
  issue: { display: 'flex', gap: '8px', padding: '6px 0' },
  warning: { flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  examples: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', marginTop: '2px' },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '& > * + *': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
});

/** One column in full: shape, facts, frequent values and issues with the cells they speak of. */
export const ColumnScreen = ({ name }: { name: string }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { back } = useNavigation();
  const { state } = useAnalysis('profile');
  const profile = state.status === 'done' ? profileOf(state.answer) : null;
  const index = profile?.columns.findIndex((column) => column.name === name) ?? -1;
  const column = profile?.columns[index];
  const table = state.status === 'done' ? state.request.table : null;
  return (
    <Screen
      title={name}
      note={t('frame.nothingWritten')}
      primary={{ label: t('column.back'), run: back }}
      onEscape={back}
    >
      {!column || !table ? (
        <Muted>{t('column.gone')}</Muted>
      ) : (
        <>
          <div>
            <Finding>{column.name}</Finding>
            <Muted>{describeColumn(column, t, format)}</Muted>
          </div>
          <Shape column={column} />
          {column.issues.length > 0 && <IssueList issues={column.issues} table={table} index={index} />}
          <ColumnFacts column={column} rows={profile?.rows ?? 0} />
          <TopValues column={column} />
        </>
      )}
    </Screen>
  );
};

const Shape = ({ column }: { column: ColumnProfile }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { histogram, unit, type } = column;
  if (histogram.length < 2) return null;
  const text = (value: ColumnProfile['min']) =>
    typeof value === 'number' ? format.amount(value, unit) : format.cell(value, { type });
  const titles = histogram.map(({ from, to, count }) =>
    t('column.bin', { from: text(from), to: text(to), cells: t('column.cells', { count }) }),
  );
  return (
    <Card>
      <ColumnBars
        values={histogram.map(({ count }) => count)}
        reading={t('column.distribution', { name: column.name, min: text(column.min), max: text(column.max) })}
        ticks={[text(histogram[0]?.from ?? null), text(histogram.at(-1)?.to ?? null)]}
        titles={titles}
        marked={outlyingBins(column)}
      />
    </Card>
  );
};

interface IssueListProps {
  readonly issues: readonly ColumnIssue[];
  readonly table: TableInFocus;
  readonly index: number;
}

const IssueList = ({ issues, table, index }: IssueListProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Section title={t('column.issues', { count: issues.length })}>
      <Card>
        <ul className={styles.list}>
          {issues.map((issue) => (
            <li key={issue.kind} className={styles.issue}>
              <Warning16Regular className={styles.warning} />
              <span>
                {issue.sentence}
                <Examples {...{ issue, table, index }} />
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
};

const Examples = ({ issue, table, index }: { issue: ColumnIssue; table: TableInFocus; index: number }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const show = useShowOnSheet();
  return (
    <span className={styles.examples}>
      {issue.examples.map(({ row, text }) => {
        const address = cellAddress(table.address, { column: index, row, headers: table.hasHeaders });
        const label = text.trim() === '' ? t('column.blank') : text;
        return address ? (
          <TextButton key={row} onClick={() => void show(address)}>
            {t('column.example', { text: label, cell: address.split('!').at(-1) ?? '' })}
          </TextButton>
        ) : (
          <span key={row}>{label}</span>
        );
      })}
    </span>
  );
};

const TopValues = ({ column }: { column: ColumnProfile }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [first] = column.top;
  if (!first || (first.count === 1 && column.distinct > 1)) return null;
  const text = (value: ColumnProfile['min']) =>
    typeof value === 'number' ? format.amount(value, column.unit) : format.cell(value, { type: column.type });
  return (
    <Section title={t('column.top')} aside={t('column.topAside')}>
      <Card>
        <BarList
          reading={t('column.topReading', { value: text(first.value), count: first.count })}
          bars={column.top.map(({ value, count }) => ({ label: text(value), value: count, text: format.count(count) }))}
        />
      </Card>
    </Section>
  );
};
