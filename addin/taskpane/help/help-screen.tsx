import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/navigation.js';
import { CardList, Muted, Section } from '../components/surface.js';
import { TextButton } from '../components/text-button.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { useIsFirstRun } from '../first-run/use-first-run.js';
import { usePreference } from '../host/use-preference.js';

const useStyles = makeStyles({
  item: { padding: '8px 12px' },
  keys: { display: 'flex', gap: '8px', padding: '8px 12px' },
  key: { minWidth: '92px', fontFamily: tokens.fontFamilyMonospace, fontSize: '11px' },
});

const topics = ['ask', 'profile', 'forecast', 'insert', 'undo', 'functions'] as const;
const keys = ['primary', 'back', 'escape'] as const;

export const HelpScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back, go } = useNavigation();
  const [, setWelcomed] = usePreference('welcomed');
  const [firstRun] = useIsFirstRun();
  return (
    <>
      <PageHeader title={t('help.title')} />
      <Screen title={t('help.title')} onEscape={back}>
        <Section title={t('help.how')}>
          <CardList>
            {topics.map((topic) => (
              <li key={topic} className={styles.item}>
                <b>{t(`help.topics.${topic}`)}</b>
                <Muted>{t(`help.texts.${topic}`)}</Muted>
              </li>
            ))}
          </CardList>
        </Section>
        <Section title={t('help.keys')}>
          <CardList>
            {keys.map((key) => (
              <li key={key} className={styles.keys}>
                <kbd className={styles.key}>{t(`help.keyNames.${key}`)}</kbd>
                <span>{t(`help.keyTexts.${key}`)}</span>
              </li>
            ))}
          </CardList>
        </Section>
        {!firstRun && (
          <span>
            <TextButton
              onClick={() => {
                setWelcomed(null);
                go({ screen: 'connect' });
              }}
            >
              {t('help.welcomeAgain')}
            </TextButton>
          </span>
        )}
      </Screen>
    </>
  );
};
