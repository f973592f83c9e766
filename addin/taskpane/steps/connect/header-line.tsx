import { makeStyles, tokens } from '@fluentui/react-components';
import { TableFreezeRow16Regular } from '@fluentui/react-icons/svg/table-freeze-row';
import { useTranslation } from 'react-i18next';
import { TextButton } from '../../components/text-button.js';
import { useSource } from '../../source/source-context.js';
import type { TableInFocus } from '../../source/table-in-focus.js';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'flex-start', gap: '8px', color: tokens.colorNeutralForeground3 },
  icon: { flexShrink: 0 },
});

/** Whether row 1 holds column names, and one press to say otherwise. */
export const HeaderLine = ({ table }: { table: TableInFocus }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { setHeaders } = useSource();
  return (
    <div className={styles.line}>
      <TableFreezeRow16Regular className={styles.icon} />
      <span>
        {t(table.hasHeaders ? 'source.headersLine' : 'source.noHeadersLine')}{' '}
        <TextButton onClick={() => setHeaders(!table.hasHeaders)}>{t('source.change')}</TextButton>
      </span>
    </div>
  );
};
