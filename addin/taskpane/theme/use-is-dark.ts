import { useSyncExternalStore } from 'react';
import { useHost } from '../host/host-context.js';
import { usePreference } from '../host/use-preference.js';

/** Whether the pane is dark: as the host is, unless the user chose a theme for DataVision. */
export const useIsDark = (): boolean => {
  const { theme } = useHost();
  const hostIsDark = useSyncExternalStore(theme.subscribe, theme.isDark);
  const [choice] = usePreference('theme');
  return choice === 'dark' || (choice !== 'light' && hostIsDark);
};
