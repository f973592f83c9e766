import type { HostTheme, PaneHost } from './host.js';
import { createPreferences } from './preferences.js';

export const PANE_VERSION = '0.1.0';

const systemIsDark = (): boolean => globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;

/** Office tells no theme change outside Outlook, so the theme is read again whenever the pane comes to the front. */
const officeTheme: HostTheme = {
  // Old clients know no theme; the system's is the best guess then.
  isDark: () => (Office.context.officeTheme as Office.OfficeTheme | undefined)?.isDarkTheme ?? systemIsDark(),
  subscribe: (listener) => {
    const media = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
    document.addEventListener('visibilitychange', listener);
    window.addEventListener('focus', listener);
    media?.addEventListener('change', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      window.removeEventListener('focus', listener);
      media?.removeEventListener('change', listener);
    };
  },
};

/** Copies through the clipboard API, or through a selection where an embedded page may not use it. */
const copy = async (text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
};

/** The pane's host when it runs inside an Office application. Call it after Office is ready. */
export const officeHost = (): PaneHost => ({
  serverName: location.host,
  language: Office.context.displayLanguage ?? navigator.language,
  version: PANE_VERSION,
  theme: officeTheme,
  preferences: createPreferences(() => localStorage, Office.context.partitionKey ?? ''),
  now: () => Date.now(),
  copy,
});
