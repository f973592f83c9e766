import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { ReactNode } from 'react';
import { Muted } from '../../../components/surface.js';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center' },
  button: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '48px',
    padding: '8px 8px 8px 12px',
    border: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
  },
  text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  aside: { flexShrink: 0, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
});

interface SourceRowProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly aside?: ReactNode;
  /** Beside the row, not part of its press. */
  readonly action?: ReactNode;
  readonly disabled?: boolean;
  readonly onOpen: () => void;
}

/** One line of a list that leads somewhere: what it is, what is known of it, and a chevron. */
export const SourceRow = ({ icon, title, detail, aside, action, disabled, onOpen }: SourceRowProps) => {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <button type="button" className={styles.button} disabled={disabled} onClick={onOpen}>
        {icon}
        <span className={styles.text}>
          <span className={styles.title}>{title}</span>
          {detail && <Muted>{detail}</Muted>}
        </span>
        {aside && <span className={styles.aside}>{aside}</span>}
        {!action && <ChevronRight16Regular className={styles.chevron} />}
      </button>
      {action}
    </li>
  );
};
