import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach } from 'vitest';
import type { FailingCellsSource } from '../activity/failing-cells.js';
import { App } from '../app/app.js';
import type { Place } from '../app/places.js';
import { FakeApi } from './fake-api.js';
import { fakeHost, type FakeHostOptions } from './fake-host.js';
import { FakeWorkbook } from './fake-workbook.js';

interface PaneOptions extends FakeHostOptions {
  readonly workbook?: FakeWorkbook;
  readonly api?: FakeApi;
  readonly start?: Place;
  readonly failingCells?: FailingCellsSource;
}

afterEach(cleanup);

/** The whole pane over fakes, once its source chip shows the selection. */
export const renderPane = async (options: PaneOptions = {}) => {
  const workbook = options.workbook ?? new FakeWorkbook();
  const api = options.api ?? new FakeApi();
  const { host, copied } = fakeHost(options);
  const { start, failingCells } = options;
  const view = render(
    <div id="pane">
      <App {...{ host, workbook, api }} {...(start && { start })} {...(failingCells && { failingCells })} />
    </div>,
  );
  await screen.findAllByText(/\w/);
  const user = userEvent.setup({ delay: null });
  const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
  return { ...view, workbook, api, host, copied, user, press };
};
