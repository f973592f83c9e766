import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/errors/app-error.js';
import { Muted } from './surface.js';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    margin: '8px 6px 0 0',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

interface ForgetBoxProps {
  readonly name: string;
  /** What is lost, and what stays. */
  readonly detail: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onForget: () => void;
  readonly onClose: () => void;
}

/** Asks under an item of a list whether it is to be forgotten. */
export const ForgetBox = ({ name, detail, error, busy, onForget, onClose }: ForgetBoxProps) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const title = t('questions.forgetQuestion', { name });
  return (
    <div className={styles.box} role="dialog" aria-label={title}>
      <span>
        <b>{title}</b> {detail}
      </span>
      {error !== null && <Muted role="alert">{toAppError(error).detail}</Muted>}
      <div className={styles.buttons}>
        <Button autoFocus size="small" appearance="primary" disabledFocusable={busy} onClick={onForget}>
          {t('questions.forget')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('questions.keepIt')}
        </Button>
      </div>
    </div>
  );
};
