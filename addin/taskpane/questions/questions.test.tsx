import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { FakeApi } from '../testing/fake-api.js';
import { lostMost, priceList } from '../testing/fake-questions.js';
import { renderPane } from '../testing/render-pane.js';

const start = { screen: 'questions' } as const;

const withTwo = async () => {
  const api = new FakeApi();
  api.questions.items = [lostMost, priceList];
  return { ...(await renderPane({ start, api })), questions: api.questions };
};

it('says how the first one is kept while there is none', async () => {
  await renderPane({ start });
  expect(await screen.findByText('No question is kept yet.')).toBeTruthy();
});

it('searches and sorts', async () => {
  const { user } = await withTwo();
  expect(await screen.findAllByRole('listitem')).toHaveLength(2);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), 'By name');
  await waitFor(() => expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('Dearest product'));
  await user.type(screen.getByRole('searchbox', { name: 'Search named questions' }), 'losers');
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  await user.type(screen.getByRole('searchbox', { name: 'Search named questions' }), 'xyz');
  expect(await screen.findByText('No named question matches "losersxyz".')).toBeTruthy();
});

it('checks them: those of the table in focus on its cells as they are now', async () => {
  const { press, questions } = await withTwo();
  questions.differing.add('q1');
  await press('Check 2 questions');
  expect(await screen.findByText('1 of 2 still agree.')).toBeTruthy();
  expect(questions.checks).toEqual([{ ids: ['q1'], dataset: 'a'.repeat(64) }, { ids: ['q2'] }]);
  expect(await screen.findByText('Now: Luma Lamp lost the most.')).toBeTruthy();
  expect(screen.getByText('Differs')).toBeTruthy();
});

it('renames and forgets', async () => {
  const { press, user } = await withTwo();
  await press('More for Losers of Q3');
  await user.click(await screen.findByRole('menuitem', { name: 'Rename' }));
  const name = screen.getByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Losers{Enter}');
  expect(await screen.findByText('Losers')).toBeTruthy();
  await press('More for Losers');
  await user.click(await screen.findByRole('menuitem', { name: 'Forget' }));
  await press('Forget');
  await waitFor(() => expect(screen.queryByText('Losers')).toBeNull());
});

it('says why a question cannot be asked', async () => {
  const { press } = await withTwo();
  await press('Ask Losers of Q3');
  expect((await screen.findByRole('alert')).textContent).toContain('These data are not on the server.');
});

it('says what is wrong when the list cannot be read', async () => {
  const api = new FakeApi();
  api.questions.failure = new AppError('source-unreachable', 'The server does not answer.');
  await renderPane({ start, api });
  expect((await screen.findByRole('alert')).textContent).toContain('The server does not answer.');
});
