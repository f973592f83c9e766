import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { FakeApi } from '../../testing/fake-api.js';
import { FakeWorkbook, oneCell, ordersSelection } from '../../testing/fake-workbook.js';
import { renderPane } from '../../testing/render-pane.js';

it('shows the first rows of the selection and how many rows a profile reads', async () => {
  await renderPane();
  expect(await screen.findByRole('button', { name: 'Profile 4,210 rows' })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: 'Order Date' })).toBeTruthy();
  expect(screen.getByText('First row is headers.', { exact: false })).toBeTruthy();
});

it('takes the whole block when one cell of it is selected', async () => {
  const workbook = new FakeWorkbook(oneCell);
  workbook.region = ordersSelection;
  await renderPane({ workbook });
  expect(await screen.findByRole('button', { name: 'Profile 4,210 rows' })).toBeTruthy();
});

it('says what to do when the selection is no table, and offers no profile', async () => {
  await renderPane({ workbook: new FakeWorkbook(oneCell) });
  expect(await screen.findByText('Select a cell in your data')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Profile' }).getAttribute('aria-disabled')).toBe('true');
});

it('reads row 1 as data when the user says so', async () => {
  const { press, api } = await renderPane();
  await press('Change');
  await press('Profile 4,211 rows');
  expect(api.uploads.at(-1)).toEqual({ address: 'Orders!A1:H4211', headers: false });
});

it('profiles: score, verdict, issues by size and every column', async () => {
  const { press } = await renderPane();
  await press('Profile 4,210 rows');
  expect(await screen.findByRole('img', { name: 'Quality 87 of 100' })).toBeTruthy();
  expect(screen.getByText('Good data. Fix 4 things before you rely on totals.', { selector: 'p' })).toBeTruthy();
  const issues = screen.getAllByText(/^\d+ (cells|rows)$/).map(({ textContent }) => textContent);
  expect(issues).toEqual(['412 cells', '218 cells', '135 cells', '12 rows']);
  const columns = screen.getAllByRole('listitem').filter((item) => item.hasAttribute('aria-posinset'));
  expect(columns).toHaveLength(8);
  expect(columns[0]?.textContent).toContain('12 repeated');
  expect(columns[5]?.textContent).toContain('1 to 40, median 8');
});

it('sorts the columns by their issues', async () => {
  const { press, user } = await renderPane();
  await press('Profile 4,210 rows');
  await press(/Missing or issue/);
  await user.click(await screen.findByRole('menuitemradio', { name: 'Most issues' }));
  const [first] = screen.getAllByRole('listitem').filter((item) => item.hasAttribute('aria-posinset'));
  expect(first?.textContent).toContain('Region');
});

it('opens a column with its facts, and an example leads to its cell', async () => {
  const { press, workbook } = await renderPane();
  await press('Profile 4,210 rows');
  await press(/^Order Date 2 Jan/);
  expect(await screen.findByText('14.03.2025 in B18')).toBeTruthy();
  await press('14.03.2025 in B18');
  expect(workbook.shown).toEqual(['Orders!B18']);
});

it('keeps the profile when the selection moves, and offers the new table', async () => {
  const { press, workbook } = await renderPane();
  await press('Profile 4,210 rows');
  await screen.findByRole('img', { name: 'Quality 87 of 100' });
  workbook.select_({ ...ordersSelection, address: 'Sheet2!A1:C20', sheet: 'Sheet2', rows: 20, columns: 3 });
  expect(await screen.findByText('Sheet2!A1:C20 is selected now. Below is the earlier profile.')).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Quality 87 of 100' })).toBeTruthy();
});

it('writes the profile to a sheet and offers to undo it', async () => {
  const { press, workbook } = await renderPane();
  await press('Profile 4,210 rows');
  await press('Write to sheet');
  const notice = await screen.findByRole('region', { name: 'Last action' });
  expect(notice.textContent).toContain('Inserted at DV Profile Orders!A1:D15.');
  await press('Undo');
  await waitFor(() => expect(workbook.inserted[0]?.undone).toBe(true));
  expect(notice.textContent).toContain('Undone');
});

it('does not follow the selection onto a sheet it made itself', async () => {
  const { press, workbook } = await renderPane();
  await press('Profile 4,210 rows');
  await press('Write to sheet');
  await screen.findByText('Inserted at DV Profile Orders!A1:D15.', { selector: 'span' });
  workbook.select_({ ...ordersSelection, address: 'DV Profile Orders!A4:L12', sheet: 'DV Profile Orders' });
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(screen.getByRole('button', { name: /^Source: Orders!A1:H4211/ })).toBeTruthy();
});

it('a failed profile says what happened and that nothing changed, and can be tried again', async () => {
  const api = new FakeApi();
  api.answers.set('profile', new AppError('timeout', 'The profile took longer than 60 s. The table is large.'));
  const { press } = await renderPane({ api });
  await press('Profile 4,210 rows');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe(
    'The profile took longer than 60 s.The table is large. Nothing was changed in the workbook.',
  );
  await press('Try again');
  expect(api.requests).toHaveLength(2);
});

it('ways on include the sample data, which then becomes the source', async () => {
  const { press, workbook } = await renderPane();
  workbook.region = {
    ...ordersSelection,
    address: 'DV Sample Orders!A4:H1208',
    sheet: 'DV Sample Orders',
    rows: 1_205,
  };
  await press(/^Sample data/);
  await waitFor(() => expect(workbook.shown.at(-1)).toBe('DV Sample Orders!A5'));
  expect(await screen.findByRole('button', { name: /^Source: DV Sample Orders!A4:H1208/ })).toBeTruthy();
  expect(JSON.parse(workbook.settings.get('dv.source') ?? '{}')).toMatchObject({ preview: [] });
});

it('searches among many columns', async () => {
  const api = new FakeApi();
  const answer = structuredClone(api.answers.get('profile')) as { result: { columns: { name: string }[] } };
  const [column] = answer.result.columns;
  answer.result.columns = Array.from({ length: 300 }, (_, index) => ({ ...column, name: `Column ${index}` }));
  api.answers.set('profile', answer as never);
  const { press, user } = await renderPane({ api });
  await press('Profile 4,210 rows');
  const list = await screen.findByText('300 columns');
  await user.type(screen.getByRole('searchbox', { name: 'Search columns' }), '299');
  const section = within(list.closest('section') as HTMLElement);
  expect(section.getAllByRole('listitem').map(({ textContent }) => textContent?.slice(0, 10))).toEqual(['Column 299']);
});
