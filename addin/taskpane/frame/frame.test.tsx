import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { placeRequests } from '../app/place-requests.js';
import { FakeApi } from '../testing/fake-api.js';
import { FakeWorkbook, ordersSelection } from '../testing/fake-workbook.js';
import { renderPane } from '../testing/render-pane.js';

const other = { ...ordersSelection, address: 'Sheet2!A1:C20', sheet: 'Sheet2', rows: 20, columns: 3 };

it('shows the five steps, all reachable, and ticks those with a result', async () => {
  const { press } = await renderPane();
  const steps = within(await screen.findByRole('navigation', { name: 'Steps' })).getAllByRole('button');
  expect(steps.map(({ textContent }) => textContent)).toEqual(['Connect', 'Clean', 'Explore', 'Analyze', 'Report']);
  await press('Profile 4,210 rows');
  await press('Report');
  expect(await screen.findByRole('button', { name: 'Connect, done' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Report' }).getAttribute('aria-current')).toBe('step');
});

it('the source chip follows the selection until it is pinned', async () => {
  const { press, workbook, user } = await renderPane();
  await press(/^Source: Orders!A1:H4211/);
  await user.click(await screen.findByRole('switch', { name: /Keep this source/, hidden: true }));
  await waitFor(() => expect(workbook.settings.has('dv.source')).toBe(true));
  workbook.select_(other);
  expect(await screen.findByRole('button', { name: 'Use Sheet2!A1:C20', hidden: true })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Source: Orders!A1:H4211. Kept.', hidden: true })).toBeTruthy();
  await user.click(screen.getByRole('switch', { name: /Keep this source/, hidden: true }));
  expect(await screen.findByRole('button', { name: /^Source: Sheet2!A1:C20/, hidden: true })).toBeTruthy();
});

it('a workbook opens with the source and the step it was left with', async () => {
  const workbook = new FakeWorkbook(other);
  workbook.settings.set('dv.source', JSON.stringify({ ...ordersSelection, preview: [] }));
  workbook.settings.set('dv.step', '"analyze"');
  await renderPane({ workbook });
  expect(await screen.findByRole('button', { name: /^Source: Orders!A1:H4211. Kept/ })).toBeTruthy();
  expect(await screen.findByRole('textbox', { name: 'Question' })).toBeTruthy();
});

it('moves the focus to the heading only after the user moved', async () => {
  const { press } = await renderPane();
  await screen.findByRole('button', { name: 'Profile 4,210 rows' });
  expect(document.activeElement).toBe(document.body);
  await press('Clean');
  expect(document.activeElement?.textContent).toBe('Clean');
});

it('Alt+Left goes back', async () => {
  const { press } = await renderPane();
  await press('Clean');
  fireEvent.keyDown(document.body, { key: 'ArrowLeft', altKey: true });
  expect(await screen.findByRole('button', { name: 'Profile 4,210 rows' })).toBeTruthy();
});

it('steps that have not landed say so and offer nothing that does not work', async () => {
  const { press } = await renderPane();
  for (const step of ['Clean', 'Explore', 'Report']) {
    await press(step);
    expect(screen.getByText(/come(s)? in a later version/)).toBeTruthy();
    expect(document.querySelector('footer')).toBeNull();
  }
});

it('opens a screen for a ribbon command', async () => {
  await renderPane();
  placeRequests.open({ screen: 'activity' });
  expect(await screen.findByRole('heading', { name: 'Activity' })).toBeTruthy();
});

it('says that the server is silent, when it will be asked again, and asks at once on demand', async () => {
  const api = new FakeApi();
  api.currentStatus = new AppError('source-unreachable', 'The server does not answer.');
  const { press } = await renderPane({ api });
  expect(await screen.findByText('datavision.contoso.com does not answer.')).toBeTruthy();
  api.currentStatus = await new FakeApi().status();
  await press('Try now');
  await waitFor(() => expect(screen.queryByText('datavision.contoso.com does not answer.')).toBeNull());
});

it('says why a selection cannot be read', async () => {
  const workbook = new FakeWorkbook();
  workbook.selection = () => Promise.reject(new AppError('conflict', 'Finish editing the cell first.'));
  await renderPane({ workbook });
  expect(await screen.findByText('Finish editing the cell first.')).toBeTruthy();
});
