import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { HTMLAttributes, ReactNode } from 'react';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '12px',
  },
  flush: { padding: 0, overflow: 'hidden' },
  raised: { boxShadow: tokens.shadow4 },
  section: { minWidth: 0 },
  sectionHead: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    minHeight: '16px',
    marginBottom: '6px',
  },
  sectionTitle: { margin: 0, fontSize: 'inherit', lineHeight: 'inherit', fontWeight: tokens.fontWeightSemibold },
  sectionAside: { color: tokens.colorNeutralForeground3, display: 'flex', alignItems: 'center', gap: '4px' },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '& > * + *': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  muted: { margin: 0, color: tokens.colorNeutralForeground3 },
  finding: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'pretty',
    overflowWrap: 'anywhere',
  },
  sentence: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textWrap: 'pretty',
    overflowWrap: 'anywhere',
  },
});

interface CardProps extends HTMLAttributes<HTMLElement> {
  /** No padding: the content runs to the edge. */
  readonly flush?: boolean;
  /** For the one thing that matters now. */
  readonly raised?: boolean;
}

export const Card = ({ flush, raised, className, ...rest }: CardProps) => {
  const styles = useStyles();
  return (
    <div {...rest} className={mergeClasses(styles.card, flush && styles.flush, raised && styles.raised, className)} />
  );
};

export const CardList = ({ className, ...rest }: HTMLAttributes<HTMLUListElement>) => {
  const styles = useStyles();
  return <ul {...rest} className={mergeClasses(styles.card, styles.flush, styles.list, className)} />;
};

export const Section = ({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) => {
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{title}</h2>
        <span className={styles.sectionAside}>{aside}</span>
      </div>
      {children}
    </section>
  );
};

export const Muted = ({ className, ...rest }: HTMLAttributes<HTMLParagraphElement>) => (
  <p {...rest} className={mergeClasses(useStyles().muted, className)} />
);

/** The one answer on the pane: the largest text of its card. */
export const Finding = ({ className, ...rest }: HTMLAttributes<HTMLHeadingElement>) => (
  <h2 {...rest} className={mergeClasses(useStyles().finding, className)} />
);

export const Sentence = ({ className, ...rest }: HTMLAttributes<HTMLParagraphElement>) => (
  <p {...rest} className={mergeClasses(useStyles().sentence, className)} />
);
