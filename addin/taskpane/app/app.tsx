import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Workbook } from '../../workbook/workbook.js';
import { FailingCellsProvider, type FailingCellsSource } from '../activity/failing-cells.js';
import { AnalysesProvider } from '../analysis/analysis-context.js';
import { ApiProvider } from '../api/api-context.js';
import type { PaneApi } from '../api/api.js';
import { AnnouncerProvider } from '../frame/announcer.js';
import { NoticeProvider } from '../frame/notice.js';
import { HostProvider } from '../host/host-context.js';
import type { PaneHost } from '../host/host.js';
import { createI18n, isLanguage, languageFor } from '../i18n/i18n.js';
import { InsertionProvider } from '../insertion/insertion-context.js';
import { SourceProvider } from '../source/source-context.js';
import { LoadProvider } from '../steps/connect/load/load-context.js';
import { ThemeProvider } from '../theme/theme-provider.js';
import { ForgetResultsProvider } from '../workbook-access/use-recalculate.js';
import { WorkbookProvider } from '../workbook-access/workbook-context.js';
import { NavigationProvider } from './navigation.js';
import { Pane } from './pane.js';
import type { Place } from './places.js';

export interface AppProps {
  readonly host: PaneHost;
  readonly workbook: Workbook;
  readonly api: PaneApi;
  readonly failingCells?: FailingCellsSource;
  /** Makes every DV function ask the server anew. */
  readonly forgetResults?: () => Promise<void>;
  readonly start?: Place;
}

const createQueryClient = () =>
  new QueryClient({
    // The server is often on this very machine: the browser's idea of being online says nothing about it.
    defaultOptions: {
      queries: { networkMode: 'always', refetchOnWindowFocus: false },
      mutations: { networkMode: 'always' },
    },
  });

const nothingToForget = () => Promise.resolve();

/** The task pane with everything it is given: the host, the workbook and the server. */
export const App = ({ host, workbook, api, failingCells, forgetResults, start = { screen: 'connect' } }: AppProps) => {
  const [client] = useState(createQueryClient);
  const [i18n] = useState(() => {
    const chosen = host.preferences.get('language');
    return createI18n(isLanguage(chosen) ? chosen : languageFor(host.language));
  });
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <HostProvider value={host}>
          <WorkbookProvider value={workbook}>
            <ForgetResultsProvider value={forgetResults ?? nothingToForget}>
              <ApiProvider value={api}>
                <ThemeProvider>
                  <AnnouncerProvider>
                    <NoticeProvider>
                      <NavigationProvider start={start}>
                        <SourceProvider>
                          <AnalysesProvider>
                            <InsertionProvider>
                              <LoadProvider>
                                {failingCells ? (
                                  <FailingCellsProvider value={failingCells}>
                                    <Pane />
                                  </FailingCellsProvider>
                                ) : (
                                  <Pane />
                                )}
                              </LoadProvider>
                            </InsertionProvider>
                          </AnalysesProvider>
                        </SourceProvider>
                      </NavigationProvider>
                    </NoticeProvider>
                  </AnnouncerProvider>
                </ThemeProvider>
              </ApiProvider>
            </ForgetResultsProvider>
          </WorkbookProvider>
        </HostProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
};
