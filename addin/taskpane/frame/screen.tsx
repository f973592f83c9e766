import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { useNavigation } from '../app/navigation.js';
import { useShortcuts } from '../app/shortcuts.js';
import { NoticeBar } from './notice.js';
import { ScrollAreaProvider } from './scroll-area.js';

export interface PrimaryAction {
  /** Verb and count: "Profile 4,210 rows". */
  readonly label: string;
  readonly icon?: ReactElement;
  readonly run: () => void;
  readonly disabled?: boolean;
  /** The spinner stands in for the icon; the button cannot be pressed. */
  readonly busy?: boolean;
}

interface ScreenProps {
  readonly title: string;
  /** Left of the primary action: where it writes, or what is sent. */
  readonly note?: ReactNode;
  readonly primary?: PrimaryAction | undefined;
  readonly onEscape?: (() => void) | undefined;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  body: {
    position: 'relative',
    flex: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '12px',
    overflowY: 'auto',
    overflowX: 'hidden',
    scrollbarGutter: 'auto',
    scrollbarWidth: 'thin',
    outlineStyle: 'none',
    '& > *': { flexShrink: 0 },
  },
  title: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
  footer: {
    flexShrink: 0,
    minHeight: '48px',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '7px 12px',
    boxSizing: 'border-box',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
  },
  note: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  primary: { flexShrink: 0, minWidth: 0, maxWidth: '72%' },
});

/** Focus goes to the heading only after the user moved here. */
const useArrival = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { moves, place } = useNavigation();
  useEffect(() => {
    if (moves > 0) heading.current?.focus({ preventScroll: true });
  }, [moves, place]);
  return heading;
};

/** Content that scrolls and one primary action that does not. */
export const Screen = ({ title, note, primary, onEscape, children }: ScreenProps) => {
  const styles = useStyles();
  const heading = useArrival();
  const { back, canGoBack } = useNavigation();
  const body = useRef<HTMLElement>(null);
  const idle = primary && !primary.busy && !primary.disabled ? primary.run : undefined;
  useShortcuts({ primary: idle, back: canGoBack ? back : undefined, escape: onEscape });
  return (
    <>
      <main ref={body} className={styles.body} tabIndex={-1} aria-label={title}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <ScrollAreaProvider value={body}>{children}</ScrollAreaProvider>
      </main>
      <NoticeBar />
      {(note || primary) && (
        <footer className={styles.footer}>
          <div className={styles.note}>{note}</div>
          {primary && <Primary action={primary} />}
        </footer>
      )}
    </>
  );
};

const Primary = ({ action: { label, icon, run, disabled, busy } }: { action: PrimaryAction }) => (
  <Button
    className={useStyles().primary}
    appearance="primary"
    icon={busy ? <Spinner size="tiny" role="presentation" /> : icon}
    disabledFocusable={Boolean(disabled || busy)}
    onClick={run}
  >
    {label}
  </Button>
);
