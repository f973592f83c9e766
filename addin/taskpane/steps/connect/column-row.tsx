import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ColumnProfile } from '#shared/analyses/profile.js';
import { useNavigation } from '../../app/navigation.js';
import { MiniBars } from '../../charts/mini-bars.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../wording/use-format.js';
import { ColumnIcon } from './column-icon.js';
import { describeColumn, distributionOf, isAllDifferent, leadingIssue, outlyingBins } from './column-words.js';

export const ROW_HEIGHT = 40;

const useStyles = makeStyles({
  item: { position: 'absolute', left: 0, right: 0, height: `${ROW_HEIGHT}px`, boxSizing: 'border-box' },
  ruled: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    height: '100%',
    padding: '0 10px',
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  words: { flex: 1, minWidth: 0 },
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  detail: { fontSize: '11px', lineHeight: '14px', color: tokens.colorNeutralForeground3 },
  bars: { display: 'flex', flexShrink: 0, '@media (max-width: 299px)': { display: 'none' } },
  aside: { flexShrink: 0, width: '80px', textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  zero: { color: tokens.colorNeutralForeground3 },
});

interface ColumnRowProps {
  readonly column: ColumnProfile;
  readonly rows: number;
  readonly index: number;
  readonly total: number;
}

/** One column in 40 px: icon, name and contents, shape, and its worst issue or share of blanks. */
export const ColumnRow = ({ column, rows, index, total }: ColumnRowProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <li
      className={mergeClasses(styles.item, index > 0 && styles.ruled)}
      style={{ top: index * ROW_HEIGHT }}
      aria-setsize={total}
      aria-posinset={index + 1}
    >
      <button type="button" className={styles.button} onClick={() => go({ screen: 'column', column: column.name })}>
        <ColumnIcon column={column} />
        <span className={styles.words}>
          <span className={mergeClasses(styles.line, styles.name)}>{column.name}</span>
          <span className={mergeClasses(styles.line, styles.detail)}>{describeColumn(column, t, format)}</span>
        </span>
        <span className={styles.bars}>
          <MiniBars values={distributionOf(column)} muted={isAllDifferent(column)} marked={outlyingBins(column)} />
        </span>
        <Aside column={column} rows={rows} />
      </button>
    </li>
  );
};

const Aside = ({ column, rows }: { column: ColumnProfile; rows: number }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { percent } = useFormat();
  const issue = leadingIssue(column);
  const share = rows > 0 ? column.nulls / rows : 0;
  return (
    <span className={mergeClasses(styles.aside, share === 0 && styles.zero)}>
      {issue ? (
        <Tag tone="warning">{t(`issues.${issue.kind}`, { count: issue.cells })}</Tag>
      ) : (
        <span title={t('column.missingShare', { share: percent(share) })}>{percent(share)}</span>
      )}
    </span>
  );
};
