import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeApi } from '../testing/fake-api.js';
import { cellAiOff, waitingCells } from '../testing/fake-cell-ai.js';
import { renderPane } from '../testing/render-pane.js';

const start = { screen: 'cell-ai' } as const;

it('is switched on only after saying what is sent', async () => {
  const { user, api, press } = await renderPane({ start });
  await user.click(await screen.findByRole('switch', { name: /choose in cells/ }));
  expect(screen.getByRole('dialog').textContent).toContain('sends gemini-flash the texts of the cells');
  expect(api.cellAi.current.enabled).toBe(false);
  await press('Not now');
  expect(api.cellAi.current.enabled).toBe(false);
  await user.click(screen.getByRole('switch'));
  await press('Switch on');
  await waitFor(() => expect(api.cellAi.current.enabled).toBe(true));
});

it('shows cells, calls, tokens and cost before a run, and runs exactly that', async () => {
  const api = new FakeApi();
  api.cellAi.current = { ...cellAiOff, enabled: true, waiting: waitingCells };
  const { press, workbook } = await renderPane({ start, api });
  expect(await screen.findByRole('heading', { name: '120 cells can be chosen better' })).toBeTruthy();
  expect(screen.getByText('80 different ones, each asked once')).toBeTruthy();
  expect(screen.getByText('2 to gemini-flash')).toBeTruthy();
  expect(screen.getByText('about 3,900 in, 2,360 out')).toBeTruthy();
  expect(screen.getByText(/prices of 4 Jul 2026/)).toBeTruthy();
  await press('Show what is sent');
  expect(screen.getByText('{"task":"category"}')).toBeTruthy();
  expect(api.cellAi.agreed).toEqual([]);
  await press('Run for about $0.009');
  expect(await screen.findByText('Done for $0.008. The formulas show what was chosen.')).toBeTruthy();
  expect(api.cellAi.agreed).toEqual(['e1']);
  expect(workbook.recalculations).toBe(1);
});

it('says why it cannot be had', async () => {
  const api = new FakeApi();
  api.cellAi.current = { ...cellAiOff, unavailable: 'AI is off. Set GEMINI_API_KEY on the server to switch it on.' };
  await renderPane({ start, api });
  expect((await screen.findByRole('switch')).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(/Set GEMINI_API_KEY/)).toBeTruthy();
});
