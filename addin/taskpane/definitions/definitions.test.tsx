import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { FakeApi } from '../testing/fake-api.js';
import { netRevenue } from '../testing/fake-definitions.js';
import { renderPane } from '../testing/render-pane.js';

const start = { screen: 'definitions' } as const;

const withOne = async () => {
  const api = new FakeApi();
  api.definitions.items = [netRevenue];
  return { ...(await renderPane({ start, api })), definitions: api.definitions };
};

it('is one press away from the question box', async () => {
  const { press } = await renderPane({ start: { screen: 'analyze' } });
  await press('Definitions');
  expect(await screen.findByText('Nothing is defined yet.')).toBeTruthy();
});

it('adds a measure, with columns at a press', async () => {
  const { press, user, api } = await renderPane({ start });
  await press('Add definition');
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Takings');
  await user.type(screen.getByRole('textbox', { name: 'Formula' }), 'sum(');
  await press('Revenue');
  await user.type(screen.getByRole('textbox', { name: 'Formula' }), ')');
  await press('Save definition');
  await waitFor(() => expect(api.definitions.items).toMatchObject([{ name: 'Takings', expression: 'sum(Revenue)' }]));
  expect(await screen.findByText('sum(Revenue)')).toBeTruthy();
});

it('says what is wrong with a formula and keeps what was written', async () => {
  const { press, user, definitions } = await withOne();
  definitions.failure = new AppError('invalid-input', 'There is no column called turnover. There is Units and Region.');
  await press('Add definition');
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Takings');
  await user.type(screen.getByRole('textbox', { name: 'Formula' }), 'sum(turnover)');
  await press('Save definition');
  expect(await screen.findByText(/There is no column called turnover/)).toBeTruthy();
  expect((screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('Takings');
});

it('changes and forgets', async () => {
  const { press, user, definitions } = await withOne();
  await press('More for Net revenue');
  await user.click(await screen.findByRole('menuitem', { name: 'Change' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Net sales{Enter}');
  await waitFor(() => expect(definitions.items[0]?.name).toBe('Net sales'));
  await press('More for Net sales');
  await user.click(await screen.findByRole('menuitem', { name: 'Forget' }));
  await press('Forget');
  expect(await screen.findByText('Nothing is defined yet.')).toBeTruthy();
});

it('marks what the table in focus has no columns for', async () => {
  const api = new FakeApi();
  api.definitions.items = [{ ...netRevenue, fits: false }];
  await renderPane({ start, api });
  expect(await screen.findByText('Other columns')).toBeTruthy();
});
