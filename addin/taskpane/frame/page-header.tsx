import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../app/navigation.js';

const useStyles = makeStyles({
  header: {
    flexShrink: 0,
    minHeight: '44px',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '4px 40px 4px 6px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    flex: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

/** Top of a page that is no step: the way back and the title. The heading itself stands in the screen. */
export const PageHeader = ({ title, children }: { title: string; children?: ReactNode }) => {
  const styles = useStyles();
  const { t } = useTranslation();
  const { back, canGoBack, go } = useNavigation();
  return (
    <header className={styles.header}>
      <Button
        appearance="subtle"
        icon={<ArrowLeft20Regular />}
        aria-label={t('frame.back')}
        onClick={() => (canGoBack ? back() : go({ screen: 'connect' }))}
      />
      <span className={styles.title} aria-hidden="true">
        {title}
      </span>
      {children}
    </header>
  );
};
