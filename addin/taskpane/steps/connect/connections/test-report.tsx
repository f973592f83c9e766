import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle20Regular } from '@fluentui/react-icons/svg/circle';
import { DismissCircle20Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionReport } from '#shared/contract/connections.js';
import { Card, Muted, Sentence } from '../../../components/surface.js';
import { TextButton } from '../../../components/text-button.js';
import { useHost } from '../../../host/host-context.js';

const steps = ['name', 'port', 'tls', 'login', 'database', 'rights'] as const;

const useStyles = makeStyles({
  ladder: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '2px',
    margin: '0 0 8px',
    padding: 0,
    listStyleType: 'none',
  },
  step: {
    flex: 1,
    minWidth: 0,
    display: 'grid',
    justifyItems: 'center',
    gap: '2px',
    fontSize: '11px',
    lineHeight: '14px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
  },
  reached: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  word: { color: tokens.colorNeutralForeground2 },
  warning: {
    display: 'flex',
    gap: '8px',
    marginTop: '8px',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  warningIcon: { flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  remedy: {
    margin: '6px 0 0',
    padding: '8px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '11px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  testing: { display: 'flex', alignItems: 'center', gap: '8px' },
  grow: { flex: 1, minWidth: 0 },
});

export const TestRunning = ({ onCancel }: { onCancel: () => void }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Card className={styles.testing}>
      <Spinner size="tiny" role="presentation" />
      <span className={styles.grow} role="status">
        {t('form.testing')}
      </span>
      <Button size="small" onClick={onCancel}>
        {t('running.cancel')}
      </Button>
    </Card>
  );
};

/** How far the way to the data was open, where it ended, and whether the account may do more than read. */
export const TestReport = ({ report }: { report: ConnectionReport }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const end = report.failedAt === null ? steps.length : steps.indexOf(report.failedAt);
  return (
    <Card role={report.ok ? 'status' : 'alert'} aria-label={t('form.report')}>
      <ol className={styles.ladder}>
        {steps.map((step, index) => (
          <Step
            key={step}
            name={t(`form.steps.${step}`)}
            state={index < end ? 'reached' : index === end ? 'failed' : 'open'}
          />
        ))}
      </ol>
      <Sentence>
        <b>{report.sentence}</b>
      </Sentence>
      {report.ok && report.canWrite === false && <Muted>{t('form.readsOnly')}</Muted>}
      {report.warning && <WriteWarning warning={report.warning} remedy={report.remedy} />}
    </Card>
  );
};

const icons = { reached: CheckmarkCircle20Filled, failed: DismissCircle20Filled, open: Circle20Regular };

const Step = ({ name, state }: { name: string; state: keyof typeof icons }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const Icon = icons[state];
  return (
    <li
      className={mergeClasses(styles.step, state === 'reached' && styles.reached, state === 'failed' && styles.failed)}
      aria-label={t(`form.stepState.${state}`, { step: name })}
    >
      <Icon />
      <span className={state === 'failed' ? undefined : styles.word} aria-hidden="true">
        {name}
      </span>
    </li>
  );
};

const WriteWarning = ({ warning, remedy }: { warning: string; remedy: string | null }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const host = useHost();
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.warning}>
      <Warning20Filled className={styles.warningIcon} />
      <div className={styles.grow}>
        <Sentence>{warning}</Sentence>
        {remedy && (
          <>
            <TextButton aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('form.remedy')}
            </TextButton>
            {open && (
              <>
                <pre className={styles.remedy}>{remedy}</pre>
                <TextButton onClick={() => void host.copy(remedy).then(() => setCopied(true))}>
                  {t(copied ? 'problem.copied' : 'problem.copy')}
                </TextButton>
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
};
