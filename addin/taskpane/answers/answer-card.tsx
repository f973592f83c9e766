import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Answer } from '#shared/answers/answer.js';
import { ChartView } from '../charts/chart-view.js';
import { Card, Finding, Muted } from '../components/surface.js';
import { soleFinding } from '../findings/one-finding.js';
import { AnswerActions } from './answer-actions.js';
import { AskWhy } from './ask-why.js';
import { AnswerTableView } from './answer-table-view.js';
import { ReceiptView } from './receipt-view.js';

const useStyles = makeStyles({
  card: {
    animationName: { from: { opacity: 0, transform: 'translateY(4px)' }, to: { opacity: 1, transform: 'none' } },
    animationDuration: '200ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginBottom: '6px', ':empty': { display: 'none' } },
  line: { display: 'flow-root', minHeight: '28px', marginBottom: '2px' },
  actions: { float: 'right', marginLeft: '8px' },
  sentences: { paddingTop: '4px' },
});

interface AnswerCardProps {
  readonly answer: Answer;
  /** Said under the finding; by default everything the answer says. */
  readonly lead?: string;
  /** Above the finding: what it is about and how sure it is. */
  readonly tags?: ReactNode;
  /** Stands in for table and chart where an analysis has a form of its own. */
  readonly children?: ReactNode;
  readonly onRow?: (row: number) => void;
}

const isOneValue = ({ tables: [table] }: Answer) => table?.rows.length === 1 && table.columns.length === 1;

/** The finding, why to believe it, and its receipt. */
export const AnswerCard = ({ answer, lead, tags, children, onRow }: AnswerCardProps) => {
  const styles = useStyles();
  const [table] = answer.tables;
  const [chart] = answer.charts;
  const sole = soleFinding(answer);
  return (
    <Card className={styles.card}>
      {tags && <div className={styles.tags}>{tags}</div>}
      <Finding>{answer.headline}</Finding>
      <div className={styles.line}>
        <div className={styles.actions}>
          <AnswerActions answer={answer} {...(sole && { finding: sole.id })} />
        </div>
        <Muted className={styles.sentences}>{lead ?? answer.sentences.join(' ')}</Muted>
      </div>
      {children ?? (
        <>
          {table && table.rows.length > 0 && !isOneValue(answer) && (
            <AnswerTableView table={table} {...(onRow && { onRow })} />
          )}
          {chart && <ChartView chart={chart} tables={answer.tables} />}
        </>
      )}
      <AskWhy answer={answer} />
      <ReceiptView receipt={answer.receipt} />
    </Card>
  );
};
