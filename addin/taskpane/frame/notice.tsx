import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircle20Regular } from '@fluentui/react-icons/svg/error-circle';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from './announcer.js';

export interface Notice {
  readonly tone: 'done' | 'problem';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface NoticeAccess {
  readonly notice: Notice | null;
  tell(notice: Notice): void;
  dismiss(): void;
}

const NoticeContext = createContext<NoticeAccess | null>(null);

export const useNotice = (): NoticeAccess => {
  const access = useContext(NoticeContext);
  if (!access) throw new Error('useNotice needs a NoticeProvider');
  return access;
};

/** Holds the latest outcome of something the user did. It stays until dismissed or replaced: nobody reads against a clock. */
export const NoticeProvider = ({ children }: { children: ReactNode }) => {
  const announce = useAnnounce();
  const [notice, setNotice] = useState<Notice | null>(null);
  const tell = useCallback(
    (next: Notice) => {
      setNotice(next);
      announce(next.text, next.tone === 'problem' ? 'assertive' : 'polite');
    },
    [announce],
  );
  const dismiss = useCallback(() => setNotice(null), []);
  const access = useMemo(() => ({ notice, tell, dismiss }), [notice, tell, dismiss]);
  return <NoticeContext.Provider value={access}>{children}</NoticeContext.Provider>;
};

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '40px',
    padding: '4px 8px 4px 12px',
    boxSizing: 'border-box',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    animationName: { from: { opacity: 0, transform: 'translateY(4px)' }, to: { opacity: 1, transform: 'none' } },
    animationDuration: '200ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  problem: { backgroundColor: tokens.colorStatusDangerBackground1 },
  done: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0 },
  failed: { color: tokens.colorStatusDangerForeground1, flexShrink: 0 },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

/** Stands above the footer of every screen while there is something to say. */
export const NoticeBar = () => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { notice, dismiss } = useNotice();
  if (!notice) return null;
  const problem = notice.tone === 'problem';
  return (
    <div className={mergeClasses(styles.bar, problem && styles.problem)} role="region" aria-label={t('frame.notice')}>
      {problem ? (
        <ErrorCircle20Regular className={styles.failed} />
      ) : (
        <CheckmarkCircle20Regular className={styles.done} />
      )}
      <span className={styles.text}>{notice.text}</span>
      {notice.action && (
        <Button size="small" onClick={notice.action.run}>
          {notice.action.label}
        </Button>
      )}
      <Button
        appearance="subtle"
        size="small"
        icon={<Dismiss16Regular />}
        aria-label={t('frame.dismiss')}
        onClick={dismiss}
      />
    </div>
  );
};
