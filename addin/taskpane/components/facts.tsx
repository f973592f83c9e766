import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  facts: { margin: 0, display: 'grid', gridTemplateColumns: 'minmax(60px, max-content) 1fr', gap: '3px 8px' },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

/** Names on the left, what is known on the right. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className={useStyles().facts}>{children}</dl>;

export const Fact = ({ term, children }: { term: string; children: ReactNode }) => {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
};
