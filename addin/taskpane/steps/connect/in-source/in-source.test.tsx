import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { placeRequests } from '../../../app/place-requests.js';
import { askAnswer } from '../../../testing/ask-answer.js';
import { driversAnswer } from '../../../testing/drivers-answer.js';
import { FakeApi } from '../../../testing/fake-api.js';
import { renderPane } from '../../../testing/render-pane.js';
import { postgresConnector, shopConnection } from '../../../testing/sources.js';

const table = { schema: 'public', name: 'orders' };
const at = { connection: shopConnection.id, table };
const atTable = { screen: 'source-table', ...at } as const;
const atDrivers = { screen: 'source-goal', goal: 'drivers', ...at } as const;
const atAsk = { screen: 'source-ask', ...at } as const;

const inSource = (answer: typeof driversAnswer) => ({
  ...answer,
  receipt: { ...answer.receipt, source: { kind: 'table' as const, label: 'Shop: public.orders' }, dataset: null },
});

const openDrivers = async (api: FakeApi) => {
  const pane = await renderPane({ api, start: atDrivers });
  await screen.findByRole('combobox', { name: 'Explain' });
  return pane;
};

it('offers what a source can be asked, and nothing to a storage of files', async () => {
  const { press } = await renderPane({ start: atTable });
  await screen.findByText('Ask it where it lies');
  expect(screen.getAllByRole('button', { name: /\?|Ask a question/ })).toHaveLength(4);
  await press(/^Why did it change\?/);
  expect(await screen.findByText('orders stays in Shop, which computes the answer.')).toBeTruthy();
});

it('offers only questions where the source does not speak SQL', async () => {
  const api = new FakeApi();
  api.sources.kinds = [{ ...postgresConnector, language: 'pipeline' }];
  await renderPane({ api, start: atTable });
  expect(await screen.findByRole('button', { name: /^Ask a question/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^What drives it/ })).toBeNull();
});

it('runs over the table itself and sends no cell of the workbook', async () => {
  const api = new FakeApi();
  api.sources.computed.set('drivers', inSource(driversAnswer));
  const { press } = await openDrivers(api);
  await press('Find what drives it');
  expect(await screen.findByRole('button', { name: 'Insert finding' })).toBeTruthy();
  expect(api.sources.asked).toMatchObject([{ analysis: 'drivers', table, params: { top: 5 } }]);
  expect([api.uploads, api.requests]).toEqual([[], []]);
});

it('does not take numbers that only identify rows for measures', async () => {
  await openDrivers(new FakeApi());
  const offered = [...screen.getByRole<HTMLSelectElement>('combobox', { name: 'Explain' }).options];
  expect(offered.map(({ value }) => value)).toEqual(['amount', 'status']);
});

it('stops the source when the user cancels', async () => {
  const api = new FakeApi();
  api.sources.computed.set('drivers', 'never');
  const { press, user } = await openDrivers(api);
  await press('Find what drives it');
  await user.keyboard('{Escape}');
  expect(await screen.findByText('Cancelled.')).toBeTruthy();
});

it('says what the source reports, and tries again', async () => {
  const api = new FakeApi();
  api.sources.computed.set('drivers', new AppError('forbidden', 'You may not read orders. Ask its owner.'));
  const { press } = await openDrivers(api);
  await press('Find what drives it');
  expect(await screen.findByText('You may not read orders.')).toBeTruthy();
  await press('Try again');
  await waitFor(() => expect(api.sources.asked).toHaveLength(2));
});

it('shows a finding only with the table it is about', async () => {
  const api = new FakeApi();
  api.sources.computed.set('drivers', inSource(driversAnswer));
  const { press } = await openDrivers(api);
  await press('Find what drives it');
  await screen.findByRole('button', { name: 'Insert finding' });
  act(() => placeRequests.open({ ...atDrivers, table: { schema: 'public', name: 'visits' } }));
  expect(await screen.findByRole('button', { name: 'Find what drives it' })).toBeTruthy();
});

it('asks in words and answers what was asked back', async () => {
  const api = new FakeApi();
  const choice = { words: 'date', table: 'orders', column: 'ordered', label: 'ordered' };
  api.sources.computed.set('ask', new AppError('ambiguous', 'Which date?', { choices: [choice] }));
  const { user, press } = await renderPane({ api, start: atAsk });
  await user.type(await screen.findByRole('textbox', { name: 'Question' }), 'amount by month{Enter}');
  expect(await screen.findByRole('group', { name: 'Which do you mean?' })).toBeTruthy();
  api.sources.computed.set('ask', askAnswer);
  await press('ordered');
  expect(await screen.findByRole('button', { name: 'Insert answer' })).toBeTruthy();
  expect(api.sources.asked.at(-1)?.params).toMatchObject({
    question: 'amount by month',
    choices: [{ words: 'date', table: 'orders', column: 'ordered' }],
  });
});
