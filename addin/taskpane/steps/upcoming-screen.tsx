import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/navigation.js';
import { Card, Muted, Sentence } from '../components/surface.js';
import { TextButton } from '../components/text-button.js';
import { Screen } from '../frame/screen.js';

const useStyles = makeStyles({ line: { color: tokens.colorNeutralForeground2 } });

/** Where the same need is served today. */
const meanwhile = { clean: 'connect', explore: 'analyze', report: 'analyze' } as const;

/** A step whose work has not landed yet says so in one line, and offers nothing that does not work. */
export const UpcomingScreen = ({ step, children }: { step: 'clean' | 'explore' | 'report'; children?: ReactNode }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Screen title={t(`steps.${step}`)}>
      <Card>
        <Sentence>
          <b>{t(`upcoming.${step}`)}</b>
        </Sentence>
        <Muted className={styles.line}>
          {t(`upcoming.${step}Meanwhile`)}{' '}
          <TextButton onClick={() => go({ screen: meanwhile[step] })}>
            {t('upcoming.open', { step: t(`steps.${meanwhile[step]}`) })}
          </TextButton>
        </Muted>
      </Card>
      {children}
    </Screen>
  );
};
