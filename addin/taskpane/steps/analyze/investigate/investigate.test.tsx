import { screen, within } from '@testing-library/react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { FakeApi, runOf } from '../../../testing/fake-api.js';
import { trailAnswers } from '../../../testing/fake-investigations.js';
import { renderPane } from '../../../testing/render-pane.js';

const open = async () => {
  const api = new FakeApi();
  api.history = trailAnswers.map(runOf);
  api.answers.set('change', trailAnswers[0]!);
  const pane = await renderPane({ api, start: { screen: 'answer', runId: 'why0' } });
  await pane.press('Ask why');
  await screen.findByRole('button', { name: /Within Channel Partner/ });
  return { ...pane, api };
};

it('starts from the change of a finding, in its data', async () => {
  const { api } = await open();
  expect(api.investigations.started).toEqual([
    expect.objectContaining({
      dataset: 'a'.repeat(64),
      question: 'West fell 18% in March.',
      start: { analysis: 'change', params: { measure: 'Revenue', by: 'Year', before: '2025', after: '2026' } },
    }),
  ]);
});

it('drills three levels by buttons, sums up with evidence, and inserts the whole trail', async () => {
  const { press, workbook } = await open();
  await press(/Within Channel Partner/);
  await press(/Within Product Oslo Desk/);
  await press(/Number of rows/);
  await screen.findByText(/Nothing is left to split/);
  await press('Sum up');
  expect(await screen.findByRole('heading', { name: 'Partner sales of Oslo Desk explain it.' })).toBeTruthy();
  expect(within(screen.getByRole('list', { name: 'Evidence' })).getAllByRole('button')).toHaveLength(4);
  await press('Insert 4 steps');
  expect(await screen.findAllByText(/Inserted at DV Trail Orders!/)).not.toHaveLength(0);
  expect(workbook.inserted.at(-1)?.title).toBe('Partner sales of Oslo Desk explain it.');
});

it('runs each cut on its own, so that it shows how far it is and can be stopped', async () => {
  const { press, user, api } = await open();
  api.answers.set('change', 'never');
  await press(/Within Channel Partner/);
  await user.keyboard('{Escape}');
  expect(await screen.findByText('Nothing was changed in the workbook.')).toBeTruthy();
  expect(api.investigations.runs).toEqual([]);
  api.answers.set('change', trailAnswers[1]!);
  await press(/Within Channel Partner/);
  expect(await screen.findByRole('heading', { name: 'Within Channel Partner (1)' })).toBeTruthy();
  expect(api.investigations.runs).toEqual(['why1']);
});

it('begins again when the first cut was stopped', async () => {
  const api = new FakeApi();
  api.history = trailAnswers.map(runOf);
  api.answers.set('change', 'never');
  const { press, user } = await renderPane({ api, start: { screen: 'answer', runId: 'why0' } });
  await press('Ask why');
  await user.keyboard('{Escape}');
  api.answers.set('change', trailAnswers[0]!);
  await press('Try again');
  expect(await screen.findByRole('button', { name: /Within Channel Partner/ })).toBeTruthy();
});

it('calls cuts in the language of the user', async () => {
  const api = new FakeApi();
  api.history = trailAnswers.map(runOf);
  api.answers.set('change', trailAnswers[0]!);
  const { press } = await renderPane({ api, language: 'de-DE', start: { screen: 'answer', runId: 'why0' } });
  await press('Warum?');
  expect(await screen.findByRole('button', { name: /^Innerhalb von Channel Partner/ })).toBeTruthy();
});

it('is left in a browser whose scrolling gives back a promise', async () => {
  const scrolled = vi.fn(() => Promise.resolve());
  Element.prototype.scrollIntoView = scrolled as unknown as Element['scrollIntoView'];
  onTestFinished(() => void Reflect.deleteProperty(Element.prototype, 'scrollIntoView'));
  const { press } = await open();
  await press('Back');
  expect(await screen.findByRole('heading', { name: 'Answer' })).toBeTruthy();
  expect(scrolled).toHaveBeenCalled();
});

it('goes back to an earlier step, which is then the last', async () => {
  const { press } = await open();
  await press(/Within Channel Partner/);
  await screen.findByRole('heading', { name: 'Within Channel Partner (1)' });
  await press('Back to here');
  expect(await screen.findByRole('button', { name: /Within Channel Partner/ })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Within Channel Partner (1)' })).toBeNull();
});

it('says why a cut failed and loses nothing of the trail', async () => {
  const { press, api } = await open();
  api.investigations.failure = new AppError('timeout', 'The cut took longer than 60 s.');
  await press(/Within Channel Partner/);
  expect((await screen.findByRole('alert')).textContent).toContain('The cut took longer than 60 s.');
  expect(screen.getByRole('heading', { name: 'West fell 18% in March. (0)' })).toBeTruthy();
  api.investigations.failure = null;
  await press('Try again');
  expect(await screen.findByRole('heading', { name: 'Within Channel Partner (1)' })).toBeTruthy();
});
