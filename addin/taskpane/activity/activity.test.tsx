import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { askAnswer } from '../testing/ask-answer.js';
import { FakeApi } from '../testing/fake-api.js';
import { FakeWorkbook } from '../testing/fake-workbook.js';
import { renderPane } from '../testing/render-pane.js';

const start = { screen: 'activity' } as const;
const now = () => Date.parse('2026-10-05T12:00:00Z');

const withInsertion = async () => {
  const workbook = new FakeWorkbook();
  await workbook.insert(askAnswer);
  return renderPane({ workbook, start, now });
};

it('says that nothing was written yet', async () => {
  await renderPane({ start });
  expect(await screen.findByText('Nothing was written yet.')).toBeTruthy();
});

it('lists what was written under its day, with rows, time, run and place', async () => {
  await withInsertion();
  expect(await screen.findByRole('heading', { name: 'Today' })).toBeTruthy();
  expect(await screen.findByText(/799 rows · 38 ms · run 8F3C/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'DV Ask Orders!A1:D15' })).toBeTruthy();
});

it('undo names its exact effect first, and can be declined', async () => {
  const { press, workbook } = await withInsertion();
  await press('Undo');
  const question = await screen.findByRole('dialog', { name: 'Undo this run?' });
  expect(question.textContent).toContain(
    'Removes the sheet DV Ask Orders with 1 table and 1 chart. No other cell changes.',
  );
  await press('Keep it');
  expect(workbook.inserted[0]?.undone).toBe(false);
  await press('Undo');
  await press('Undo this run');
  expect(await screen.findByText('Undone')).toBeTruthy();
  expect(workbook.inserted[0]?.undone).toBe(true);
});

it('opens an earlier answer again, and goes back', async () => {
  const { press } = await withInsertion();
  await waitFor(() =>
    expect(screen.getByRole('button', { name: askAnswer.headline }).hasAttribute('disabled')).toBe(false),
  );
  await press(askAnswer.headline);
  expect(await screen.findByRole('cell', { name: 'Oslo Desk' })).toBeTruthy();
  await press('Back');
  expect(await screen.findByRole('heading', { name: 'Activity' })).toBeTruthy();
});

it('searches all runs on the server', async () => {
  const { press, user } = await renderPane({ start });
  await press('All runs');
  expect(await screen.findAllByRole('listitem')).toHaveLength(3);
  await press('Search activity');
  await user.type(screen.getByRole('searchbox', { name: 'Search activity' }), 'oslo');
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
});

it('says what is wrong when the list of runs cannot be read', async () => {
  const api = new FakeApi();
  api.runs = () => Promise.reject(new AppError('source-unreachable', 'The server does not answer.'));
  const { press } = await renderPane({ start, api });
  await press('All runs');
  expect((await screen.findByRole('alert')).textContent).toContain('The server does not answer.');
});

it('lists failing formulas with the reason their cell cannot carry', async () => {
  const cells = [
    { address: 'Sheet1!B4', function: 'FORECAST', shows: '#NUM!', code: 'too-little-data', detail: 'Needs 8 values.' },
  ] as const;
  const { press, workbook } = await renderPane({
    start,
    failingCells: { list: () => cells, subscribe: () => () => undefined },
  });
  await press('1 cell fails');
  const item = (await screen.findByText('Needs 8 values.')).closest('li') as HTMLElement;
  expect(within(item).getByText('#NUM!')).toBeTruthy();
  await press('Sheet1!B4');
  expect(workbook.shown).toEqual(['Sheet1!B4']);
});
