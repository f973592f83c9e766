import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PlugDisconnected20Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { retryWait, useStatus } from '../api/use-status.js';
import { useHost } from '../host/host-context.js';

const useStyles = makeStyles({
  banner: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '6px 8px 6px 12px',
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, color: tokens.colorStatusWarningForeground1 },
  text: { flex: 1, minWidth: 0 },
});

const useSecondsUntil = (moment: number): number => {
  const { now } = useHost();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((moment - now()) / 1_000));
};

/** Says that the server is silent and when it is asked again; earlier results stay readable below. */
export const ServerBanner = () => {
  const status = useStatus();
  if (!status.isError) return null;
  const next = status.errorUpdatedAt + retryWait(status.errorUpdateCount);
  return <Banner next={next} retrying={status.isFetching} onRetry={() => void status.refetch()} />;
};

const Banner = ({ next, retrying, onRetry }: { next: number; retrying: boolean; onRetry: () => void }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { serverName } = useHost();
  const seconds = useSecondsUntil(next);
  return (
    <div className={styles.banner} role="status">
      <PlugDisconnected20Regular className={styles.icon} />
      <span className={styles.text}>
        <b>{t('server.down', { server: serverName })}</b>{' '}
        <span aria-hidden="true">{retrying ? t('server.trying') : t('server.next', { count: seconds })}</span>
      </span>
      <Button size="small" disabledFocusable={retrying} onClick={onRetry}>
        {t('server.now')}
      </Button>
    </div>
  );
};
