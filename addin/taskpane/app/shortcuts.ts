import { useEffect, useRef } from 'react';

interface Shortcuts {
  readonly primary?: (() => void) | undefined;
  readonly back?: (() => void) | undefined;
  readonly escape?: (() => void) | undefined;
}

const actionFor = (event: KeyboardEvent, shortcuts: Shortcuts) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return shortcuts.primary;
  if (event.key === 'ArrowLeft' && event.altKey) return shortcuts.back;
  return event.key === 'Escape' ? shortcuts.escape : undefined;
};

/** Ctrl+Enter for the primary action, Alt+Left for back, Esc to cancel. Whoever handled a key before keeps it. */
export const useShortcuts = (shortcuts: Shortcuts) => {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = event.defaultPrevented ? undefined : actionFor(event, current.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};
