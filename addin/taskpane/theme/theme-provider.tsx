import { FluentProvider, mergeClasses, RendererProvider } from '@fluentui/react-components';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useHost } from '../host/host-context.js';
import { usePreference } from '../host/use-preference.js';
import { PANE_CLASS, useGlobalStyles } from './global-styles.js';
import { usePaneStyles } from './pane-styles.js';
import { styleRenderer } from './style-renderer.js';
import { darkTheme, lightTheme } from './theme.js';

export const themeChoices = ['host', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** The pane follows the host's theme unless the user chose one for DataVision. */
export const ThemeProvider = ({ children }: { children: ReactNode }) => (
  <RendererProvider renderer={styleRenderer} targetDocument={document}>
    <Themed>{children}</Themed>
  </RendererProvider>
);

const Themed = ({ children }: { children: ReactNode }) => {
  const styles = usePaneStyles();
  useGlobalStyles();
  const { theme } = useHost();
  const hostIsDark = useSyncExternalStore(theme.subscribe, theme.isDark);
  const [choice] = usePreference('theme');
  const dark = choice === 'dark' || (choice !== 'light' && hostIsDark);
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} className={mergeClasses(PANE_CLASS, styles.root)}>
      {children}
    </FluentProvider>
  );
};
