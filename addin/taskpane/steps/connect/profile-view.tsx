import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import { AnswerTableView } from '../../answers/answer-table-view.js';
import { ReceiptView } from '../../answers/receipt-view.js';
import { Card, Finding } from '../../components/surface.js';
import type { TableInFocus } from '../../source/table-in-focus.js';
import { ColumnList } from './column-list.js';
import { HeaderLine } from './header-line.js';
import { QualityCard } from './quality-card.js';
import { profileOf } from './use-connect.js';

const useStyles = makeStyles({ end: { display: 'grid', gap: '10px' } });

/** Quality in one look, then every column. */
export const ProfileView = ({ answer, table }: { answer: Answer; table: TableInFocus | null }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const profile = profileOf(answer);
  if (!profile) return <PlainAnswer answer={answer} />;
  return (
    <>
      <QualityCard answer={answer} profile={profile} />
      <ColumnList columns={profile.columns} rows={profile.rows} />
      <div className={styles.end} role="group" aria-label={t('receipt.title')}>
        {table && !table.server && <HeaderLine table={table} />}
        <ReceiptView receipt={answer.receipt} standalone />
      </div>
    </>
  );
};

const PlainAnswer = ({ answer }: { answer: Answer }) => (
  <Card>
    <Finding>{answer.headline}</Finding>
    {answer.tables[0] && <AnswerTableView table={answer.tables[0]} />}
    <ReceiptView receipt={answer.receipt} />
  </Card>
);
