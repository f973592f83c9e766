import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/navigation.js';
import { CardList, Muted, Section } from '../components/surface.js';
import { TextButton } from '../components/text-button.js';
import { useOpinions } from './use-opinions.js';

const useStyles = makeStyles({ item: { padding: '8px 12px' } });

/** Pinned findings, the latest first: each opens with its chart and can be inserted. Nothing while none is pinned. */
export const PinnedList = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  const pinned = useOpinions().filter((opinion) => opinion.pinned);
  if (pinned.length === 0) return null;
  return (
    <Section title={t('report.pinned', { count: pinned.length })}>
      <CardList>
        {pinned.map(({ run, finding, headline, source }) => (
          <li key={finding ?? run} className={styles.item}>
            <TextButton onClick={() => go({ screen: 'answer', runId: run, ...(finding !== null && { finding }) })}>
              {headline}
            </TextButton>
            <Muted>{source}</Muted>
          </li>
        ))}
      </CardList>
    </Section>
  );
};
