import { FluentProvider, mergeClasses, RendererProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PANE_CLASS, useGlobalStyles } from './global-styles.js';
import { usePaneStyles } from './pane-styles.js';
import { styleRenderer } from './style-renderer.js';
import { darkTheme, lightTheme } from './theme.js';
import { useIsDark } from './use-is-dark.js';

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
  const dark = useIsDark();
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} className={mergeClasses(PANE_CLASS, styles.root)}>
      {children}
    </FluentProvider>
  );
};
