import { makeStyles } from '@fluentui/react-components';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

type Urgency = 'polite' | 'assertive';
type Announce = (text: string, urgency?: Urgency) => void;

const AnnouncerContext = createContext<Announce>(() => undefined);

/** Tells screen readers what happened, without moving the focus. */
export const useAnnounce = () => useContext(AnnouncerContext);

const useStyles = makeStyles({
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export const AnnouncerProvider = ({ children }: { children: ReactNode }) => {
  const styles = useStyles();
  const [messages, setMessages] = useState<Record<Urgency, string>>({ polite: '', assertive: '' });
  const announce = useCallback<Announce>(
    (text, urgency = 'polite') => setMessages((now) => ({ ...now, [urgency]: text })),
    [],
  );
  return (
    <AnnouncerContext.Provider value={announce}>
      {children}
      <div aria-live="polite" className={styles.hidden}>
        {messages.polite}
      </div>
      <div aria-live="assertive" className={styles.hidden}>
        {messages.assertive}
      </div>
    </AnnouncerContext.Provider>
  );
};
