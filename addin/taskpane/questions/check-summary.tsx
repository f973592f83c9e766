import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import { Card, Finding, Muted } from '../components/surface.js';
import type { CheckTotal } from './use-questions.js';

const useStyles = makeStyles({
  card: { display: 'flex', gap: '8px', alignItems: 'flex-start' },
  good: { flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  bad: { flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
});

/** "17 of 18 still agree." */
export const CheckSummary = ({ total: { agree, of } }: { total: CheckTotal }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const all = agree === of;
  return (
    <Card role="status" className={styles.card}>
      {all ? <CheckmarkCircle20Filled className={styles.good} /> : <Warning20Filled className={styles.bad} />}
      <div>
        <Finding>{all ? t('questions.agreeAll', { count: of }) : t('questions.agree', { agree, count: of })}</Finding>
        <Muted>{t('questions.checkDetail')}</Muted>
      </div>
    </Card>
  );
};
