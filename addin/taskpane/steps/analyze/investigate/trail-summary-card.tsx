import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/contract/investigations.js';
import { shortRun } from '../../../../workbook/provenance.js';
import { useNavigation } from '../../../app/navigation.js';
import { Card, Finding, Muted, Sentence } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';

const useStyles = makeStyles({
  list: { margin: '6px 0 0', paddingLeft: '16px', '& button': { verticalAlign: 'top' } },
});

/** The way from the question to the answer, and the runs that prove it. */
export const TrailSummaryCard = ({ summary: { headline, sentences, evidence } }: { summary: Summary }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Card raised>
      <Muted>{t('investigate.summary')}</Muted>
      <Finding>{headline}</Finding>
      {sentences.map((sentence) => (
        <Sentence key={sentence}>{sentence}</Sentence>
      ))}
      <ol className={styles.list} aria-label={t('investigate.evidence')}>
        {evidence.map(({ run, title }) => (
          <li key={run}>
            <TextButton onClick={() => go({ screen: 'answer', runId: run })}>
              {t('investigate.run', { title, run: shortRun(run) })}
            </TextButton>
          </li>
        ))}
      </ol>
    </Card>
  );
};
