import { Button, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../api/use-status.js';
import { useNavigation } from '../app/navigation.js';
import { Card, Muted, Section } from '../components/surface.js';
import { Tag } from '../components/tag.js';
import { PageHeader } from '../frame/page-header.js';
import { Screen } from '../frame/screen.js';
import { useHost } from '../host/host-context.js';
import { usePreference } from '../host/use-preference.js';
import { languages, type Language } from '../i18n/i18n.js';
import { ShareOptions } from '../privacy/share-options.js';
import { useQuestionHistory } from '../steps/analyze/use-question-history.js';
import { themeChoices } from '../theme/theme-provider.js';

const useStyles = makeStyles({
  choices: { padding: '2px 8px' },
  options: { '& label': { paddingTop: '4px', paddingBottom: '4px', fontSize: '12px' }, gap: 0 },
  state: { display: 'flex', alignItems: 'center', gap: '8px', marginBottom: '4px' },
  below: { marginTop: '8px' },
});

/** Language, theme, whether AI is on and why, and what leaves the workbook. */
export const SettingsScreen = () => {
  const { t } = useTranslation();
  const { back } = useNavigation();
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <Screen title={t('settings.title')} onEscape={back}>
        <LanguageChoice />
        <ThemeChoice />
        <AiState />
        <ExampleValues />
        <WhatIsSent />
      </Screen>
    </>
  );
};

interface OptionsProps<V extends string> {
  readonly title: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

const Options = <V extends string>({ title, value, options, onChange }: OptionsProps<V>) => {
  const styles = useStyles();
  return (
    <Section title={title}>
      <Card className={styles.choices}>
        <RadioGroup
          aria-label={title}
          className={styles.options}
          value={value}
          onChange={(_, data) => onChange(data.value as V)}
        >
          {options.map(([option, label]) => (
            <Radio key={option} value={option} label={label} />
          ))}
        </RadioGroup>
      </Card>
    </Section>
  );
};

const LanguageChoice = () => {
  const { t, i18n } = useTranslation();
  const [, save] = usePreference('language');
  return (
    <Options
      title={t('settings.language')}
      value={i18n.language as Language}
      options={Object.entries(languages) as [Language, string][]}
      onChange={(language) => {
        save(language);
        void i18n.changeLanguage(language);
      }}
    />
  );
};

const ThemeChoice = () => {
  const { t } = useTranslation();
  const [theme, save] = usePreference('theme');
  return (
    <Options
      title={t('settings.theme')}
      value={themeChoices.find((choice) => choice === theme) ?? 'host'}
      options={themeChoices.map((choice) => [choice, t(`settings.themes.${choice}`)] as const)}
      onChange={(choice) => save(choice === 'host' ? null : choice)}
    />
  );
};

const AiState = () => {
  const styles = useStyles();
  const { go } = useNavigation();
  const { t } = useTranslation();
  const { data: status, isError } = useStatus();
  const on = status?.ai.available ?? false;
  return (
    <Section title={t('settings.ai')}>
      <Card>
        <div className={styles.state}>
          <Tag tone={on ? 'ok' : 'neutral'}>{t(on ? 'settings.aiOn' : 'settings.aiOff')}</Tag>
          <b>{status?.ai.model}</b>
        </div>
        <Muted>{isError ? t('settings.aiUnknown') : (status?.ai.reason ?? t('settings.aiReady'))}</Muted>
        {on && (
          <Button className={styles.below} size="small" onClick={() => go({ screen: 'cell-ai' })}>
            {t('cellAi.title')}
          </Button>
        )}
      </Card>
    </Section>
  );
};

const ExampleValues = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Section title={t('settings.share')}>
      <Card className={styles.choices}>
        <ShareOptions />
      </Card>
    </Section>
  );
};

const WhatIsSent = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { serverName } = useHost();
  const { questions, forget } = useQuestionHistory();
  const lines: ReactNode[] = [
    t('settings.sentServer', { server: serverName }),
    t('settings.sentAi'),
    t('settings.kept'),
  ];
  return (
    <Section title={t('settings.sent')}>
      <Card>
        {lines.map((line, index) => (
          <Muted key={index}>{line}</Muted>
        ))}
        <Button className={styles.below} size="small" disabled={questions.length === 0} onClick={forget}>
          {t('settings.forget', { count: questions.length })}
        </Button>
      </Card>
    </Section>
  );
};
