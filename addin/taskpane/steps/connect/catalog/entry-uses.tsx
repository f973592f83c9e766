import { makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CatalogUse } from '#shared/contract/catalog.js';
import { AnalysisIcon } from '../../../activity/analysis-icon.js';
import { useNavigation } from '../../../app/navigation.js';
import { CardList, Muted, Section } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { useFormat } from '../../../wording/use-format.js';

const useStyles = makeStyles({
  item: { padding: '8px 12px' },
  run: { display: 'flex', gap: '8px', alignItems: 'flex-start', marginTop: '4px' },
});

/** The loads of a table and the answers that came from them, newest first. */
export const EntryUses = ({ uses }: { uses: readonly CatalogUse[] }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { dayAndTime } = useFormat();
  const { go } = useNavigation();
  return (
    <Section title={t('catalog.used')}>
      {uses.length === 0 ? (
        <Muted>{t('catalog.notUsed')}</Muted>
      ) : (
        <CardList>
          {uses.map(({ loadId, rows, loadedAt, runs }) => (
            <li key={loadId} className={styles.item}>
              {t('catalog.loaded', { count: rows, when: dayAndTime(loadedAt) })}
              {runs.map(({ id, analysis, headline }) => (
                <div key={id} className={styles.run}>
                  <AnalysisIcon analysis={analysis} />
                  <TextButton onClick={() => go({ screen: 'answer', runId: id })}>{headline ?? analysis}</TextButton>
                </div>
              ))}
            </li>
          ))}
        </CardList>
      )}
    </Section>
  );
};
