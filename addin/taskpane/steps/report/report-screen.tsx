import { useTranslation } from 'react-i18next';
import { useAllFindings } from '../../answers/use-findings.js';
import { useNavigation } from '../../app/navigation.js';
import { CardList, Section } from '../../components/surface.js';
import { TextButton } from '../../components/text-button.js';
import { makeStyles } from '@fluentui/react-components';
import { UpcomingScreen } from '../upcoming-screen.js';
import { usePinnedRuns } from './use-pinned-runs.js';

const useStyles = makeStyles({ item: { padding: '8px 12px' } });

/** Step 5: what will be built from the pinned findings, and which those are. */
export const ReportScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { findings } = useAllFindings();
  const runs = usePinnedRuns(findings.pinned);
  return (
    <UpcomingScreen step="report">
      {runs.length > 0 && (
        <Section title={t('report.pinned', { count: runs.length })}>
          <CardList>
            {runs.map(({ id, headline }) => (
              <li key={id} className={styles.item}>
                <TextButton onClick={() => go({ screen: 'answer', runId: id })}>{headline ?? id}</TextButton>
              </li>
            ))}
          </CardList>
        </Section>
      )}
    </UpcomingScreen>
  );
};
