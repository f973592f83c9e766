import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeWorkbook, oneCell } from '../testing/fake-workbook.js';
import { renderPane } from '../testing/render-pane.js';

const fresh = { preferences: {} };

it('says what it is and where data stays, and can be skipped', async () => {
  const { press } = await renderPane(fresh);
  expect(await screen.findByRole('heading', { name: 'Understand any table in a minute' })).toBeTruthy();
  expect(screen.getByText('datavision.contoso.com')).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
  await press('Skip');
  expect(await screen.findByRole('button', { name: 'Profile 4,210 rows' })).toBeTruthy();
});

it('one press profiles the selection', async () => {
  const { press, api } = await renderPane(fresh);
  await screen.findByText('Selected: Orders!A1:H4211, 4,210 rows, 8 columns');
  await press('Use my selection');
  expect(await screen.findByRole('img', { name: 'Quality 87 of 100' })).toBeTruthy();
  expect(api.requests).toHaveLength(1);
});

it('without data it offers the sample, and only that', async () => {
  const workbook = new FakeWorkbook(oneCell);
  const { press } = await renderPane({ ...fresh, workbook });
  expect(await screen.findByText('Select a cell in your data to use it.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Use my selection' }).hasAttribute('disabled')).toBe(true);
  await press('Try with sample data');
  await waitFor(() => expect(workbook.inserted).toHaveLength(1));
});

it('is shown once', async () => {
  const { press, host } = await renderPane(fresh);
  await press('Skip');
  expect(host.preferences.get('welcomed')).toBe('yes');
});
