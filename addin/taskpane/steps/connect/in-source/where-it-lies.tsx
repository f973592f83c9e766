import { makeStyles, tokens } from '@fluentui/react-components';
import { Database16Regular } from '@fluentui/react-icons/svg/database';
import { useTranslation } from 'react-i18next';
import { Muted } from '../../../components/surface.js';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
});

/** Says that the table stays in its source. */
export const WhereItLies = ({ table, source }: { table: string; source: string }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.line}>
      <Database16Regular className={styles.icon} />
      <Muted className={styles.words}>{t('inSource.where', { table, source })}</Muted>
    </div>
  );
};
