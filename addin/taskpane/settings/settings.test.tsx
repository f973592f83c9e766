import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderPane } from '../testing/render-pane.js';

it('changes the language at once and keeps it', async () => {
  const { user, host } = await renderPane({ start: { screen: 'settings' } });
  await user.click(await screen.findByRole('radio', { name: 'Deutsch' }));
  expect(await screen.findByRole('heading', { name: 'Einstellungen' })).toBeTruthy();
  expect(host.preferences.get('language')).toBe('de');
});

it('starts in the language of the host', async () => {
  await renderPane({ language: 'de-AT' });
  expect(await screen.findByRole('button', { name: '4.210 Zeilen prüfen' })).toBeTruthy();
});

it('follows the theme of the host until another is chosen', async () => {
  const { user, container } = await renderPane({ start: { screen: 'settings' }, dark: true });
  const foreground = () =>
    getComputedStyle(container.querySelector('.dv-pane') as Element).getPropertyValue('--chart1');
  await waitFor(() => expect(foreground()).toBe('#57b8d6'));
  await user.click(await screen.findByRole('radio', { name: 'Light' }));
  await waitFor(() => expect(foreground()).toBe('#0b6a85'));
});

it('says whether AI is on and why', async () => {
  await renderPane({ start: { screen: 'settings' } });
  expect(await screen.findByText(/No Gemini key is set/)).toBeTruthy();
});

it('forgets the questions that were asked', async () => {
  const questions = JSON.stringify([{ question: 'Total by region', source: 'Orders' }]);
  const { press, host } = await renderPane({
    start: { screen: 'settings' },
    preferences: { welcomed: 'yes', questions },
  });
  await press('Forget 1 question');
  expect(host.preferences.get('questions')).toBeNull();
});

it('shows versions of both ends', async () => {
  await renderPane({ start: { screen: 'about' } });
  expect(await screen.findByText('DuckDB 1.5.5')).toBeTruthy();
});
