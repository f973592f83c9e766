import { Button, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Card } from '../../components/surface.js';
import type { TableInFocus } from '../../source/table-in-focus.js';

const useStyles = makeStyles({
  strip: { display: 'flex', alignItems: 'center', gap: '8px', padding: '6px 8px 6px 12px' },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

/** The selection moved on: the result stays, and the new table is one press away. */
export const MovedStrip = ({ table, onProfile }: { table: TableInFocus; onProfile: () => void }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Card className={styles.strip}>
      <span className={styles.text}>{t('connect.moved', { source: table.label })}</span>
      <Button size="small" onClick={onProfile}>
        {t('connect.profileIt')}
      </Button>
    </Card>
  );
};
