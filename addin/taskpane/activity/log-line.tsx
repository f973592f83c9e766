import { makeStyles, tokens } from '@fluentui/react-components';
import { Table16Regular } from '@fluentui/react-icons/svg/table';
import { Trans, useTranslation } from 'react-i18next';
import { Card } from '../components/surface.js';
import { TextButton } from '../components/text-button.js';
import { useInsertions } from '../insertion/use-insertions.js';
import { useShowOnSheet } from '../workbook-access/use-show-on-sheet.js';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '8px', padding: '8px 12px', marginTop: 'auto' },
  icon: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  text: { flex: 1, minWidth: 0 },
});

/** The log sheet exists from the first insertion on. */
export const LogLine = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { insertions } = useInsertions();
  const show = useShowOnSheet();
  if (insertions.length === 0) return null;
  return (
    <Card className={styles.line}>
      <Table16Regular className={styles.icon} />
      <span className={styles.text}>
        <Trans i18nKey="activity.log" components={{ b: <b /> }} />
      </span>
      <TextButton onClick={() => void show("'DV Log'!A1")}>{t('activity.openLog')}</TextButton>
    </Card>
  );
};
