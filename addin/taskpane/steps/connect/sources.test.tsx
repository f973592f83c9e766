import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { FakeApi } from '../../testing/fake-api.js';
import { renderPane } from '../../testing/render-pane.js';
import { loadedDataset, shopConnection } from '../../testing/sources.js';

const table = { schema: 'public', name: 'orders' };
const atTable = { screen: 'source-table', connection: shopConnection.id, table } as const;
const atLoad = { screen: 'load', connection: shopConnection.id, table } as const;
const atForm = { screen: 'connection-form', kind: 'postgres' } as const;

const fillForm = async ({ user }: Awaited<ReturnType<typeof renderPane>>) => {
  await user.type(await screen.findByRole('textbox', { name: 'Host' }), 'db');
  await user.type(screen.getByRole('textbox', { name: 'Database' }), 'shop');
  await user.type(screen.getByRole('textbox', { name: 'User' }), 'reader');
  await user.type(screen.getByLabelText('Password'), 'canary');
};

it('shows each kind of source with its proof, and why one is not available', async () => {
  const api = new FakeApi();
  api.sources.saved = [];
  await renderPane({ api, start: { screen: 'connections', family: 'database' } });
  expect(await screen.findByText('Proven on PostgreSQL 15')).toBeTruthy();
  expect(screen.getByRole('button', { name: /SQLite/ }).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(/DV_SQLITE_FOLDER/)).toBeTruthy();
  expect(screen.queryByText('S3-compatible storage')).toBeNull();
});

it('says at which step a connection fails, and saves it only when told to', async () => {
  const api = new FakeApi();
  const sentence = 'The server refused the password of reader. Check the user and the password.';
  api.sources.report = {
    ok: false,
    failedAt: 'login',
    sentence,
    server: null,
    canWrite: null,
    warning: null,
    remedy: null,
  };
  const pane = await renderPane({ api, start: atForm });
  await fillForm(pane);
  await pane.press('Test and save');
  const report = await screen.findByRole('alert', { name: 'Result of the test' });
  expect(within(report).getByText(sentence)).toBeTruthy();
  expect(within(report).getByRole('listitem', { name: 'TLS: reached' })).toBeTruthy();
  expect(within(report).getByRole('listitem', { name: 'Login: failed' })).toBeTruthy();
  expect(within(report).getByRole('listitem', { name: 'Rights: not tried' })).toBeTruthy();
  expect(api.sources.saved).toHaveLength(1);
  await pane.press('Save anyway');
  await waitFor(() => expect(api.sources.saved).toHaveLength(2));
  expect(api.sources.saved[1]?.name).toBe('Shop');
});

it('warns when the account can write, with the statements for one that cannot', async () => {
  const api = new FakeApi();
  const warning = 'This account can change data.';
  const reachable = { ok: true, failedAt: null, sentence: 'PostgreSQL 15 answers.', server: 'PostgreSQL 15' };
  api.sources.report = { ...reachable, canWrite: true, warning, remedy: 'CREATE ROLE reader' };
  const pane = await renderPane({ api, start: atForm });
  await fillForm(pane);
  await pane.press('Test and save');
  expect(await screen.findByText(warning)).toBeTruthy();
  expect(api.sources.saved).toHaveLength(1);
  await pane.press('Make an account that only reads');
  await pane.press('Copy');
  expect(pane.copied).toEqual(['CREATE ROLE reader']);
});

it('asks for what is missing instead of sending it', async () => {
  const { press, api } = await renderPane({ start: atForm });
  await press('Test and save');
  expect(await screen.findAllByText('Needed')).toHaveLength(3);
  expect(api.sources.tests).toEqual([]);
});

it('never shows a stored password, keeps it when left empty, and asks for it when the server changes', async () => {
  const { press, api, user } = await renderPane({
    start: { screen: 'edit-connection', connection: shopConnection.id },
  });
  const password = await screen.findByLabelText<HTMLInputElement>('Password');
  expect([password.value, password.type]).toEqual(['', 'password']);
  expect(screen.getByText(/^Stored since/)).toBeTruthy();
  await press('Test');
  await waitFor(() => expect(api.sources.tests).toHaveLength(1));
  expect(api.sources.tests[0]).toMatchObject({ id: shopConnection.id });
  expect(api.sources.tests[0]?.settings).not.toHaveProperty('password');
  await user.type(screen.getByRole('textbox', { name: 'Host' }), '2');
  expect(await screen.findByText(/^Type it again/)).toBeTruthy();
});

it.each([
  ['Keep it', 1],
  ['Delete', 0],
])('asks before a connection is deleted: %s leaves %d', async (answer, left) => {
  const { press, api, user } = await renderPane({ start: { screen: 'connections', family: 'database' } });
  await press('More for Shop');
  await user.click(await screen.findByRole('menuitem', { name: 'Delete connection' }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Delete Shop?' });
  await user.click(within(dialog).getByRole('button', { name: answer }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(api.sources.saved).toHaveLength(left);
});

it('says how many tables are not shown', async () => {
  const api = new FakeApi();
  api.sources.total = 4_000;
  await renderPane({ api, start: { screen: 'tables', connection: shopConnection.id } });
  expect(await screen.findByText('1 of 4,000 tables shown. Search to find the others.')).toBeTruthy();
});

it('shows keys, types, blanks and how sure the figures are, and counts all rows on demand', async () => {
  const { press, api } = await renderPane({ start: atTable });
  expect(await screen.findByText('First look: shapes from 20,000 rows.')).toBeTruthy();
  expect(screen.getByText('→ customers')).toBeTruthy();
  expect(screen.getByText('5%')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'First 3 rows' })).toBeTruthy();
  await press('Count all rows');
  expect(await screen.findByText('Counted in all rows.')).toBeTruthy();
  expect(api.sources.profiles).toEqual(['fast', 'sharp']);
});

it('a table that cannot be read says why, and can be tried again', async () => {
  const api = new FakeApi();
  api.sources.description = new AppError('forbidden', 'reader may not read orders. Ask for the right to read it.');
  const { press } = await renderPane({ api, start: atTable });
  expect(await screen.findByRole('alert')).toBeTruthy();
  api.sources.description = await new FakeApi().sources.describe();
  await press('Try again');
  expect(await screen.findByText('numeric(12,2)', { exact: false })).toBeTruthy();
});

it('loads only the columns and rows that were picked, to a new sheet, and says so', async () => {
  const { press, api, user, workbook } = await renderPane({ start: atLoad });
  await user.click(await screen.findByRole('checkbox', { name: 'status' }));
  await press('Add a condition');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Column' }), 'amount');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Condition' }), 'is at least');
  await user.type(screen.getByRole('textbox', { name: 'Value' }), '12.5');
  await press('Load to new sheet');
  expect(await screen.findByText('3 rows stand on DV Data Shop.public.orders.')).toBeTruthy();
  expect(api.sources.loads).toEqual([
    {
      id: shopConnection.id,
      selection: {
        table,
        columns: ['id', 'customer', 'amount', 'ordered'],
        filters: [{ column: 'amount', operator: '>=', value: 12.5 }],
      },
    },
  ]);
  expect(workbook.inserted[0]?.title).toBe('orders: 3 rows from Shop.public.orders.');
});

it('does not send a condition that is not ready', async () => {
  const { press, user } = await renderPane({ start: atLoad });
  await press('Add a condition');
  await user.type(await screen.findByRole('textbox', { name: 'Value' }), 'many');
  expect(screen.getByText('This column holds numbers. Type one, without separators of thousands.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Load to new sheet' }).getAttribute('aria-disabled')).toBe('true');
});

it('shows rows and their speed while it reads, and a cancelled load changes nothing', async () => {
  const api = new FakeApi();
  api.sources.loaded = 'never';
  api.sources.progress = [{ stage: 'Reading', rows: 120_000, rowsPerSecond: 400_000 }];
  const { press, workbook } = await renderPane({ api, start: atLoad });
  await press('Load to new sheet');
  expect(await screen.findByText('120,000')).toBeTruthy();
  expect(screen.getByText('400,000 rows/s')).toBeTruthy();
  await press('Cancel');
  expect(await screen.findByText('Cancelled.', { selector: 'b' })).toBeTruthy();
  expect(workbook.inserted).toEqual([]);
});

it('says "n of N rows" when a table is larger than a sheet takes', async () => {
  const api = new FakeApi();
  api.sources.loaded = { ...loadedDataset, rows: 200_001 };
  const { press } = await renderPane({ api, start: atLoad });
  await press('Load to new sheet');
  const sentence = /^200,000 of 200,001 rows stand on .*; all are kept on the server\.$/;
  expect(await screen.findByText(sentence, undefined, { timeout: 10_000 })).toBeTruthy();
});

it('a table kept on the server becomes the source of questions, and can be let go', async () => {
  const { press, api, user, workbook } = await renderPane({ start: atLoad });
  await user.click(await screen.findByRole('radio', { name: /^Keep on the server/ }));
  await press('Load to server');
  await press('Ask about it');
  await user.type(await screen.findByRole('textbox', { name: 'Question' }), 'Which customers paid most?{Enter}');
  await waitFor(() => expect(api.requests[0]).toMatchObject({ dataset: loadedDataset.id, source: { kind: 'table' } }));
  expect(api.uploads).toEqual([]);
  expect(workbook.inserted).toEqual([]);
  await press('Connect');
  await press('Back to the selection');
  expect(await screen.findByRole('button', { name: /^Source: Orders!A1:H4211/ })).toBeTruthy();
});

it('refreshes a loaded table in place, says what changed, and offers to undo', async () => {
  const api = new FakeApi();
  const { press, workbook } = await renderPane({ api, start: atLoad });
  await press('Load to new sheet');
  await screen.findByText(/^3 rows stand on/);
  api.sources.loaded = { ...loadedDataset, id: 'c'.repeat(64), rows: 5 };
  await press('Back');
  await press('Profile it').catch(() => undefined);
  await press('Refresh orders');
  const notice = await screen.findByRole('region', { name: 'Last action' });
  await waitFor(() => expect(notice.textContent).toContain('orders: 2 rows added, 1 row changed, mostly in amount.'));
  expect(workbook.inserted).toHaveLength(2);
});

it('shows how a file was read and sends the correction', async () => {
  const { api, user, press } = await renderPane({ start: { screen: 'file' } });
  await user.upload(
    await screen.findByLabelText('Choose a file', { selector: 'input' }),
    new File(['a;b'], 'sales.csv'),
  );
  expect(await screen.findByText(/Windows-1252 · Semicolon · 1 header row · 2 lines above passed over/)).toBeTruthy();
  await press('Correct');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Separated by' }), 'Comma');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Lines above the header' }), '0');
  await press('Read again');
  await waitFor(() =>
    expect(api.sources.uploads).toEqual([
      { name: 'sales.csv', reading: {} },
      { name: 'sales.csv', reading: { delimiter: ',', skip: 0 } },
    ]),
  );
});

it('counts the bytes of a file that have left, and stops when the user cancels', async () => {
  const api = new FakeApi();
  api.sources.uploadedFile = 'never';
  api.sources.bytesSent = [100_000, 400_000];
  const { user, press } = await renderPane({ api, start: { screen: 'file' } });
  await user.upload(
    await screen.findByLabelText('Choose a file', { selector: 'input' }),
    new File([new Uint8Array(1_000_000)], 'sales.csv'),
  );
  expect(await screen.findByText('Sent 400 kB of 1 MB.', {}, { timeout: 4_000 })).toBeTruthy();
  await press('Cancel');
  await waitFor(() => expect(screen.queryByText(/^Sent/)).toBeNull());
  expect(screen.queryByRole('alert')).toBeNull();
});

it('the catalog finds, filters by tag, and keeps what is written in place', async () => {
  const { api, user, press } = await renderPane({ start: { screen: 'catalog' } });
  await press(/^sales 1/);
  await waitFor(() => expect(api.catalog.queries.at(-1)).toMatchObject({ kind: 'table', tag: 'sales' }));
  await press(/^orders/);
  expect(await screen.findByText('The source says: Every order since 2019')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'North sold most.' })).toBeTruthy();
  await press('Edit Description');
  await user.type(screen.getByRole('textbox', { name: 'Description' }), 'One line per order');
  await press('Save');
  expect(await screen.findByText('One line per order')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Add a tag' }), 'core{Enter}');
  expect(await screen.findByRole('button', { name: 'Remove the tag core' })).toBeTruthy();
});
