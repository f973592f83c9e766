import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { askAnswer } from '../../testing/ask-answer.js';
import { FakeApi } from '../../testing/fake-api.js';
import { FakeWorkbook, ordersSelection } from '../../testing/fake-workbook.js';
import { renderPane } from '../../testing/render-pane.js';
import { tableName } from './use-ask-tables.js';

const ask = async (text: string, options: Parameters<typeof renderPane>[0] = {}) => {
  const pane = await renderPane({ start: { screen: 'analyze' }, ...options });
  await screen.findByRole('button', { name: /^Source: Orders/ });
  await pane.user.type(await screen.findByRole('textbox', { name: 'Question' }), `${text}{Enter}`);
  return pane;
};

const choices = ['Order Date', 'Ship Date'].map((column) => ({ words: 'date', table: 'data', column, label: column }));
const open = new AppError('ambiguous', 'Which date: Order Date or Ship Date?', {
  suggestions: ['Order Date', 'Ship Date'],
  choices,
});

it('a question whose words are open is asked back; one press settles it', async () => {
  const api = new FakeApi();
  api.answers.set('ask', open);
  const { press } = await ask('Revenue by month', { api });
  expect(await screen.findByRole('heading', { name: 'Which date: Order Date or Ship Date?' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
  api.answers.set('ask', askAnswer);
  await press('Ship Date');
  await waitFor(() =>
    expect(api.requests.at(-1)?.params).toEqual({
      question: 'Revenue by month',
      choices: [{ words: 'date', table: 'data', column: 'Ship Date' }],
    }),
  );
  expect(await screen.findByRole('heading', { name: /^Oslo Desk/ })).toBeTruthy();
});

it('sends the plan of the answer with the next question, so that it can be a follow-up', async () => {
  const api = new FakeApi();
  const plan = { query: {}, confidence: 1, notes: [] };
  api.answers.set('ask', { ...askAnswer, result: { plan } });
  const { press } = await ask('Which products lost most?', { api });
  await press('And by region?');
  await waitFor(() =>
    expect(api.requests.at(-1)?.params).toEqual({
      question: 'And by region?',
      after: { question: 'Which products lost most?', plan },
    }),
  );
});

it('runs edited SQL in the place of the reading, and only when it was changed', async () => {
  const { press, user, api } = await ask('Which products lost most?');
  await press('Edit SQL');
  const editor = screen.getByRole('textbox', { name: 'SQL' });
  expect((editor as HTMLTextAreaElement).value).toContain('SUM(Revenue)');
  await press('Run');
  expect(api.requests).toHaveLength(1);
  await user.clear(editor);
  await user.type(editor, 'select 1');
  fireEvent.keyDown(editor, { key: 'Enter', altKey: true });
  await waitFor(() =>
    expect(api.requests.at(-1)?.params).toEqual({
      question: 'Which products lost most?',
      reading: { planner: 'user', plan: null, sql: 'select 1', notes: [] },
    }),
  );
});

it('keeps edited SQL that failed, to be mended where it stands', async () => {
  const { press, user, api } = await ask('Which products lost most?');
  (api as FakeApi).answers.set('ask', new AppError('query-failed', 'The query failed: there is no column "regoin".'));
  await press('Edit SQL');
  await user.type(screen.getByRole('textbox', { name: 'SQL' }), ' where regoin = 1');
  await press('Run');
  expect(await screen.findByText(/no column "regoin"/)).toBeTruthy();
  expect((await screen.findByRole('textbox', { name: 'SQL' })).textContent).toContain('where regoin = 1');
});

it('keeps a question under a name', async () => {
  const { press, api } = await ask('Which products lost most?');
  await press('Keep');
  await press('Keep question');
  expect(await screen.findByText(/Kept as Which products lost most/)).toBeTruthy();
  expect((api as FakeApi).questions.kept).toEqual([{ name: 'Which products lost most?', run: '1M828F3C' }]);
  await press('Show named questions');
  expect(await screen.findByRole('heading', { name: 'Named questions' })).toBeTruthy();
});

it('says why a question could not be kept, and loses nothing', async () => {
  const { press, api } = await ask('Which products lost most?');
  (api as FakeApi).questions.failure = new AppError('conflict', 'Only a question that was answered can be kept.');
  await press('Keep');
  await press('Keep question');
  expect((await screen.findByRole('alert')).textContent).toContain('Only a question that was answered');
  expect((screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('Which products lost most?');
});

it('asks several tables together', async () => {
  const workbook = new FakeWorkbook();
  const pane = await renderPane({ start: { screen: 'analyze' }, workbook });
  await pane.press('Ask another table too');
  expect(await screen.findByText('Select a cell in the other table.')).toBeTruthy();
  workbook.select_({ ...ordersSelection, address: "'Price list'!A1:C20", sheet: 'Price list', rows: 20, columns: 3 });
  await pane.press(/^Add /);
  expect(await screen.findByText(/as price_list$/)).toBeTruthy();
  await pane.user.type(await screen.findByRole('textbox', { name: 'Question' }), 'revenue by category{Enter}');
  await waitFor(() =>
    expect(pane.api.requests.at(-1)?.further).toEqual([{ name: 'price_list', dataset: 'a'.repeat(64) }]),
  );
  await pane.press('Remove price_list');
  await waitFor(() => expect(screen.queryByText(/as price_list$/)).toBeNull());
});

it('names tables so that SQL needs no quotes', () => {
  expect(tableName("'Price list'!A1:C9", [])).toBe('price_list');
  expect(tableName('2024!A1:B2', [])).toBe('t_2024');
  expect(tableName('Data!A1:B2', ['data_2'])).toBe('data_3');
  expect(tableName('日本!A1', [])).toBe('t_');
});
