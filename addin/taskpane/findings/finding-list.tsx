import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Answer } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import { AnswerActions } from '../answers/answer-actions.js';
import { useNavigation } from '../app/navigation.js';
import { ChartView } from '../charts/chart-view.js';
import { Pill } from '../components/pill.js';
import { Muted } from '../components/surface.js';
import { Tag } from '../components/tag.js';
import { startOf } from '../steps/analyze/investigate/investigation-start.js';
import { isSure, wordOf } from './certainty.js';

const useStyles = makeStyles({
  list: { margin: '8px 0 0', padding: 0, listStyleType: 'none' },
  finding: {
    display: 'grid',
    gap: '4px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    minWidth: 0,
  },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  actions: { marginLeft: 'auto', marginTop: '-4px' },
  headline: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** Several findings of one run, best first: what each is about, how sure it is, its sentence and its chart. */
export const FindingList = ({ answer, findings }: { answer: Answer; findings: readonly Finding[] }) => {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {findings.map((finding) => (
        <FindingItem key={finding.id} answer={answer} finding={finding} />
      ))}
    </ol>
  );
};

const FindingItem = ({ answer, finding }: { answer: Answer; finding: Finding }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  const chart = finding.chart === null ? null : answer.charts[finding.chart];
  const word = wordOf(finding.certainty.word);
  const more = [...finding.sentences.slice(0, 1), finding.certainty.interval?.text].filter(Boolean).join(' ');
  const { runId } = answer.receipt;
  return (
    <li className={styles.finding}>
      <div className={styles.tags}>
        {finding.columns.slice(0, 2).map((column) => (
          <Tag key={column}>{column}</Tag>
        ))}
        <Tag tone={isSure(word) ? 'ok' : 'warning'}>{t(`findings.certainty.${word}`)}</Tag>
        {finding.wordedBy && <Tag>{t('wording.tag')}</Tag>}
        <span className={styles.actions}>
          <AnswerActions answer={answer} finding={finding.id} />
        </span>
      </div>
      <h3 className={styles.headline}>{finding.headline}</h3>
      {more && <Muted>{more}</Muted>}
      {chart && <ChartView chart={chart} tables={answer.tables} />}
      {startOf(answer, finding.id) && (
        <span>
          <Pill onClick={() => go({ screen: 'investigation', runId, finding: finding.id })}>
            {t('investigate.why')}
          </Pill>
        </span>
      )}
    </li>
  );
};
