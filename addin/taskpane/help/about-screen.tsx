import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../api/use-status.js';
import { useNavigation } from '../app/navigation.js';
import { Logo } from '../components/logo.js';
import { Card, Finding, Muted } from '../components/surface.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { useHost } from '../host/host-context.js';

const useStyles = makeStyles({
  head: { display: 'flex', gap: '12px', alignItems: 'center' },
  facts: { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 12px', margin: 0 },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Versions of both ends, for support, and who is signed in where. */
export const AboutScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back } = useNavigation();
  const host = useHost();
  const { data: status } = useStatus();
  const facts = [
    ['pane', host.version],
    ['server', status?.version],
    ['engine', status?.engine],
    ['address', host.serverName],
    ['user', status?.user],
    ['workspace', status?.workspace],
  ] as const;
  return (
    <>
      <PageHeader title={t('about.title')} />
      <Screen title={t('about.title')} onEscape={back}>
        <div className={styles.head}>
          <Logo />
          <div>
            <Finding>DataVision</Finding>
            <Muted>{t('about.line')}</Muted>
          </div>
        </div>
        <Card>
          <dl className={styles.facts}>
            {facts.map(([name, value]) => [
              <dt key={`${name} term`} className={styles.term}>
                {t(`about.${name}`)}
              </dt>,
              <dd key={name} className={styles.value}>
                {value ?? t('about.unknown')}
              </dd>,
            ])}
          </dl>
        </Card>
        <Muted>{t('about.licence')}</Muted>
      </Screen>
    </>
  );
};
