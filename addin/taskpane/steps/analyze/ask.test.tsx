import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { aiOn, FakeApi } from '../../testing/fake-api.js';
import { FakeWorkbook } from '../../testing/fake-workbook.js';
import { renderPane } from '../../testing/render-pane.js';

const start = { screen: 'analyze' } as const;
const question = () => screen.findByRole('textbox', { name: 'Question' });

const ask = async (text: string, options: Parameters<typeof renderPane>[0] = {}) => {
  const pane = await renderPane({ start, ...options });
  await screen.findByRole('button', { name: /^Source: Orders/ });
  await pane.user.type(await question(), `${text}{Enter}`);
  return pane;
};

it('offers questions that fit the columns, and goals', async () => {
  await renderPane({ start });
  expect(await screen.findByRole('button', { name: 'Total revenue by region' })).toBeTruthy();
  expect(screen.getByRole('button', { name: /What comes next\?/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /What is unusual\?/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /Why did it change\?/ })).toBeTruthy();
});

it('answers with sentence, table, chart and receipt', async () => {
  const { press, workbook } = await ask('Which products lost most?');
  expect(await screen.findByRole('heading', { name: /^Oslo Desk lost the most/ })).toBeTruthy();
  expect(screen.getByRole('cell', { name: '−16.9%' })).toBeTruthy();
  expect(screen.getByRole('img', { name: /^Change by product/ })).toBeTruthy();
  const receipt = screen.getByRole('button', { name: /How was this found\?/ });
  expect(receipt.textContent).toContain('799 of 4,198 rows · 38 ms');
  expect(receipt.getAttribute('aria-expanded')).toBe('false');
  await press(/How was this found\?/);
  expect(screen.getByRole('region', { name: 'Query' }).textContent).toContain('SUM(Revenue)');
  expect(screen.getByText('4,198 read, 799 used')).toBeTruthy();
  expect(screen.getByText('Wrote the query (gemini-flash); saw 8 column names and 0 rows')).toBeTruthy();
  await press('Orders!A1:H4211');
  expect(workbook.shown).toEqual(['Orders!A1:H4211']);
});

it('asks follow-up questions at a press and keeps what was asked', async () => {
  const { press, api } = await ask('Which products lost most?');
  await press('And by region?');
  await waitFor(() => expect(api.requests.at(-1)?.params).toEqual({ question: 'And by region?' }));
  expect(await screen.findByRole('button', { name: /^Which products lost most\?/ })).toBeTruthy();
});

it('pins an answer in the workspace, and lists it where it can be opened and inserted', async () => {
  const { press, api, workbook } = await ask('Which products lost most?');
  await press('Pin for the report');
  expect(await screen.findByRole('button', { name: 'Unpin' })).toBeTruthy();
  expect(api.opinions.items).toMatchObject([{ run: '1M828F3C', finding: null, pinned: true }]);
  await press(/^Oslo Desk/);
  await press('Insert answer');
  await waitFor(() => expect(workbook.inserted).toHaveLength(1));
});

it('inserts the answer by Ctrl+Enter', async () => {
  const { workbook } = await ask('Which products lost most?');
  await screen.findByRole('heading', { name: /^Oslo Desk/ });
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(workbook.inserted).toHaveLength(1));
});

it('asks before filled cells are overwritten, with their address and number', async () => {
  const workbook = new FakeWorkbook();
  workbook.filledCells = 12;
  const { press, user } = await ask('Which products lost most?', { workbook });
  await screen.findByRole('heading', { name: /^Oslo Desk/ });
  await press('Insert answer');
  expect(await screen.findByText('Overwrite 12 filled cells?')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Keep cells', hidden: true }));
  await waitFor(() => expect(screen.queryByText('Overwrite 12 filled cells?')).toBeNull());
  expect(workbook.inserted).toHaveLength(0);
});

it('says why an insertion failed', async () => {
  const workbook = new FakeWorkbook();
  const pane = await ask('Which products lost most?', { workbook });
  await screen.findByRole('heading', { name: /^Oslo Desk/ });
  workbook.failure = new AppError('conflict', 'Orders is protected. Nothing was written.');
  await pane.press('Insert answer');
  expect((await screen.findByRole('region', { name: 'Last action' })).textContent).toContain('Orders is protected.');
});

it('an ambiguous question is asked back with its readings; one press asks a reading', async () => {
  const api = new FakeApi();
  const suggestions = ['Revenue by order date', 'Revenue by ship date'];
  api.answers.set('ask', new AppError('ambiguous', 'Two columns are dates.', { suggestions }));
  const { press } = await ask('Revenue by date', { api });
  expect((await screen.findByRole('alert')).textContent).toContain('Two columns are dates.');
  expect(screen.getByText('Revenue by order date')).toBeTruthy();
  await press('Ask this');
  await waitFor(() => expect(api.requests.at(-1)?.params).toEqual({ question: 'Revenue by order date' }));
});

it('a question it cannot tell gets the nearest names, to be put into the question', async () => {
  const api = new FakeApi();
  api.answers.set(
    'ask',
    new AppError('cannot-tell', 'I cannot tell: no column is named turnover.', { suggestions: ['Revenue'] }),
  );
  const { press } = await ask('turnover', { api });
  await press('Revenue');
  expect(((await question()) as HTMLInputElement).value).toBe('turnover Revenue');
});

it('Esc cancels a running question and nothing is changed', async () => {
  const api = new FakeApi();
  api.answers.set('ask', 'never');
  await ask('Why?', { api });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(await screen.findByText('Nothing was changed in the workbook.')).toBeTruthy();
});

it('says what is sent: nothing while AI is off, names only when it is on', async () => {
  await renderPane({ start });
  expect(await screen.findByRole('button', { name: 'AI off. Sends: nothing' })).toBeTruthy();
  const api = new FakeApi();
  api.currentStatus = aiOn;
  const { press } = await renderPane({ start, api });
  await press('Sends: 8 column names, 0 rows');
  expect(
    await screen.findByText('The language model gemini-flash gets 8 column names, your questions and no rows.'),
  ).toBeTruthy();
  expect(screen.getByText(/Order ID, Order Date, Region/)).toBeTruthy();
});

it('sends example values only where they are allowed, and shows the exact message first', async () => {
  const api = new FakeApi();
  api.currentStatus = aiOn;
  const { press, user } = await renderPane({ start, api });
  await press('Sends: 8 column names, 0 rows');
  await user.click(await screen.findByRole('radio', { name: 'A few masked examples, as in Aa-999' }));
  await press('Show the exact message');
  expect((await screen.findByLabelText('Message to the language model')).textContent).toContain('"share":"shapes"');
  await user.keyboard('{Escape}');
  await user.type(await question(), 'Total{Enter}');
  await waitFor(() => expect(api.requests.at(-1)?.params).toEqual({ question: 'Total', share: 'shapes' }));
});
