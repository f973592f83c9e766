import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning16Regular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileResult } from '#shared/analyses/profile.js';
import type { Answer } from '#shared/answers/answer.js';
import { useNavigation } from '../../app/navigation.js';
import { Card, Muted, Sentence } from '../../components/surface.js';
import { TextButton } from '../../components/text-button.js';
import { useFormat } from '../../wording/use-format.js';
import { allIssues } from './column-words.js';
import { QualityRing } from './quality-ring.js';

const SHOWN_ISSUES = 4;

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'flex-start', gap: '12px' },
  words: { flex: 1, minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  issues: {
    margin: '8px 0 0',
    padding: '4px 0 0',
    listStyleType: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  issue: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '26px' },
  text: { flex: 1, minWidth: 0, padding: '2px 0' },
  warning: { flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  ok: { flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  cells: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  link: {
    color: tokens.colorNeutralForeground1,
    ':hover': { color: tokens.colorNeutralForeground1 },
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
});

interface Finding {
  readonly text: string;
  readonly size: number;
  readonly amount: string;
  readonly column: string | null;
}

const useProblems = ({ columns, duplicateRows }: ProfileResult): Finding[] => {
  const { t } = useTranslation();
  const issues = allIssues(columns).map(({ column, issue }) => ({
    text: issue.sentence.replace(/\.$/, ''),
    size: issue.cells,
    amount: issue.cells === 0 ? '' : t('column.cells', { count: issue.cells }),
    column,
  }));
  const repeated = {
    text: t('connect.duplicates'),
    size: duplicateRows,
    amount: t('source.rows', { count: duplicateRows }),
    column: null,
  };
  return [...(duplicateRows > 0 ? [repeated] : []), ...issues].sort((a, b) => b.size - a.size);
};

/** Score, verdict, and what should be fixed first. */
export const QualityCard = ({ answer, profile }: { answer: Answer; profile: ProfileResult }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { duration } = useFormat();
  const others = profile.sentences.filter((sentence) => sentence !== answer.headline);
  return (
    <Card>
      <div className={styles.head}>
        <QualityRing score={profile.score} />
        <div className={styles.words}>
          <Sentence className={styles.title}>{answer.headline}</Sentence>
          <Muted>{[...others, t('connect.checked', { time: duration(answer.receipt.milliseconds) })].join(' ')}</Muted>
        </div>
      </div>
      <Issues problems={useProblems(profile)} />
    </Card>
  );
};

const Issues = ({ problems }: { problems: readonly Finding[] }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, SHOWN_ISSUES);
  const hidden = problems.length - shown.length;
  return (
    <ul className={styles.issues}>
      {shown.map((problem) => (
        <IssueLine key={`${problem.column} ${problem.text}`} problem={problem} />
      ))}
      {problems.length === 0 && (
        <li className={styles.issue}>
          <CheckmarkCircle16Regular className={styles.ok} />
          <span className={styles.text}>{t('connect.noIssues')}</span>
        </li>
      )}
      {hidden > 0 && (
        <li className={styles.issue}>
          <TextButton onClick={() => setAll(true)}>{t('connect.allIssues', { count: problems.length })}</TextButton>
        </li>
      )}
    </ul>
  );
};

const IssueLine = ({ problem: { text, amount, column } }: { problem: Finding }) => {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <li className={styles.issue}>
      <Warning16Regular className={styles.warning} />
      <span className={styles.text}>
        {column === null ? (
          text
        ) : (
          <TextButton className={styles.link} onClick={() => go({ screen: 'column', column })}>
            {text}
          </TextButton>
        )}
      </span>
      <span className={styles.cells}>{amount}</span>
    </li>
  );
};
