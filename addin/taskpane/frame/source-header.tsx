import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useSource } from '../source/source-context.js';
import { MoreMenu } from './more-menu.js';
import { SourceChip } from './source-chip.js';

const useStyles = makeStyles({
  header: {
    flexShrink: 0,
    height: '36px',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    // The host draws its own button in the last 40 px of this row.
    padding: '0 40px 0 12px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  meta: {
    flex: '1 1 0',
    minWidth: 0,
    height: '16px',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '4px',
    paddingLeft: '4px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    // An empty first item, so that even the first word wraps away whole.
    '::before': { content: '""', width: 0, height: '16px' },
  },
  menu: { marginLeft: 'auto', flexShrink: 0 },
});

/** On what? The source chip with its size, and the menu. */
export const SourceHeader = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { table } = useSource();
  return (
    <header className={styles.header}>
      <SourceChip />
      {table && (
        <span className={styles.meta}>
          {/* What does not fit wraps out of sight: the columns first. */}
          <span>{t('source.rows', { count: table.dataRows })}</span>
          <span>{`· ${t('source.cols', { count: table.columns })}`}</span>
        </span>
      )}
      <span className={styles.menu}>
        <MoreMenu />
      </span>
    </header>
  );
};
