import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { Beaker20Regular } from '@fluentui/react-icons/svg/beaker';
import { Receipt16Regular, Receipt20Regular } from '@fluentui/react-icons/svg/receipt';
import { ShieldCheckmark20Regular } from '@fluentui/react-icons/svg/shield-checkmark';
import { Table20Regular } from '@fluentui/react-icons/svg/table';
import { Trans, useTranslation } from 'react-i18next';
import { Logo } from '../components/logo.js';
import { Card, Muted, Section, Sentence } from '../components/surface.js';
import { TextButton } from '../components/text-button.js';
import { NoticeBar } from '../frame/notice.js';
import { useFormat } from '../wording/use-format.js';
import { ForecastSketch } from './forecast-sketch.js';
import { useFirstRun } from './use-first-run.js';

const useStyles = makeStyles({
  body: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    scrollbarWidth: 'thin',
    '& > *': { flexShrink: 0 },
  },
  top: { display: 'flex', justifyContent: 'space-between', alignItems: 'center' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
  },
  lead: { marginTop: '4px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'grid', gap: '8px' },
  selected: { textAlign: 'center', marginTop: '-4px', overflowWrap: 'anywhere' },
  example: { boxShadow: tokens.shadow4 },
  exampleBody: { padding: '12px 12px 10px' },
  receipt: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    padding: '8px 12px',
    borderTop: `1px dashed ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  brand: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  grow: { flex: 1, minWidth: 0 },
  promises: {
    margin: 'auto 0 0',
    padding: 0,
    listStyleType: 'none',
    '& > * + *': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  promise: { display: 'flex', alignItems: 'flex-start', gap: '8px', padding: '7px 0' },
});

const promises = [
  { name: 'receipt', Icon: Receipt20Regular },
  { name: 'rows', Icon: ShieldCheckmark20Regular },
  { name: 'undo', Icon: ArrowUndo20Regular },
] as const;

/** The first screen, once: what this is, where data goes, and two ways to a first result. */
export const FirstRunScreen = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { serverName, selected, busy, skip, useSelection, useSample } = useFirstRun();
  return (
    <>
      <main className={styles.body}>
        <div className={styles.top}>
          <Logo />
          <TextButton onClick={skip}>{t('firstRun.skip')}</TextButton>
        </div>
        <div>
          <h1 className={styles.title}>{t('firstRun.title')}</h1>
          <Sentence className={styles.lead}>
            <Trans i18nKey="firstRun.lead" values={{ server: serverName }} components={{ b: <b /> }} />
          </Sentence>
        </div>
        <div className={styles.actions}>
          <Button
            appearance={selected ? 'primary' : 'outline'}
            icon={<Table20Regular />}
            disabled={!selected}
            onClick={useSelection}
          >
            {t('firstRun.useSelection')}
          </Button>
          <Button
            appearance={selected ? 'outline' : 'primary'}
            icon={<Beaker20Regular />}
            disabledFocusable={busy}
            onClick={useSample}
          >
            {t('firstRun.useSample')}
          </Button>
        </div>
        <Muted className={styles.selected}>{selected ?? t('firstRun.nothingSelected')}</Muted>
        <Example />
        <ul className={styles.promises}>
          {promises.map(({ name, Icon }) => (
            <li key={name} className={styles.promise}>
              <Icon className={styles.brand} />
              <span>
                <b>{t(`firstRun.${name}`)}</b>
                <Muted>{t(`firstRun.${name}Detail`)}</Muted>
              </span>
            </li>
          ))}
        </ul>
      </main>
      <NoticeBar />
    </>
  );
};

/** An invented finding, marked as an example, to show what an answer looks like. */
const Example = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { duration } = useFormat();
  return (
    <Section title={t('firstRun.get')} aside={t('firstRun.example')}>
      <Card flush className={styles.example}>
        <div className={styles.exampleBody}>
          <Sentence>
            <b>{t('firstRun.finding')}</b>
          </Sentence>
          <Muted>{t('firstRun.findingDetail')}</Muted>
          <ForecastSketch reading={t('firstRun.findingReading')} />
        </div>
        <div className={styles.receipt}>
          <Receipt16Regular className={styles.brand} />
          <b className={styles.grow}>{t('receipt.title')}</b>
          <Muted>{`${t('source.rows', { count: 4_198 })} · ${duration(900)}`}</Muted>
        </div>
      </Card>
    </Section>
  );
};
