import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors/app-error.js';
import { FakeApi } from '../../testing/fake-api.js';
import { severalForecastsAnswer } from '../../testing/forecast-answer.js';
import { renderPane } from '../../testing/render-pane.js';

vi.mock('../../charts/echart.js', () => ({
  EChart: ({ plotted }: { plotted: { reading: string } }) => <div role="img" aria-label={plotted.reading} />,
}));

const start = { screen: 'forecast' } as const;

it('fills in measure, period and horizon from the columns', async () => {
  await renderPane({ start });
  expect(((await screen.findByLabelText('Forecast')) as HTMLSelectElement).value).toBe('Revenue');
  expect((screen.getByLabelText('By') as HTMLSelectElement).value).toBe('Order Date|month');
  expect((screen.getByLabelText('Ahead') as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('12 months');
});

it('forecasts with what is chosen, adding up the rows of a month', async () => {
  const { user, press, api } = await renderPane({ start });
  await user.selectOptions(await screen.findByLabelText('Ahead'), '6');
  await press('Forecast 6 periods');
  await waitFor(() =>
    expect(api.requests[0]?.params).toEqual({
      values: 'Revenue',
      further: [],
      explanatory: [],
      timeline: 'Order Date',
      period: 'month',
      horizon: 6,
      aggregation: 'sum',
    }),
  );
});

it('shows forecast, bounds, model and what the backtest says', async () => {
  const { press } = await renderPane({ start });
  await screen.findByLabelText('Ahead');
  await press('Forecast 12 periods');
  expect(await screen.findByRole('img', { name: /six months of forecast/ })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: 'Low 95%' })).toBeTruthy();
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows[1]).toBe('Oct 2026414378450');
  expect(screen.getByText('38% less error than repeating last year')).toBeTruthy();
  expect(screen.getByText(/Exponential smoothing, yearly season, no trend\./)).toBeTruthy();
});

it('offers a new run when an input changes, and the insertion otherwise', async () => {
  const { user, press } = await renderPane({ start });
  await screen.findByLabelText('Ahead');
  await press('Forecast 12 periods');
  expect(await screen.findByRole('button', { name: 'Insert forecast' })).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Forecast'), 'Units');
  expect(screen.getByRole('button', { name: 'Forecast 12 periods' })).toBeTruthy();
});

it('too little data says how much is needed and offers ways on; the best is the primary action', async () => {
  const api = new FakeApi();
  api.answers.set(
    'forecast',
    new AppError('too-little-data', 'A forecast needs at least 8 months. This selection has 5.'),
  );
  const { press } = await renderPane({ start, api });
  await screen.findByLabelText('Ahead');
  await press('Forecast 12 periods');
  expect((await screen.findByRole('alert')).textContent).toContain('A forecast needs at least 8 months.');
  await press('Use dates as they are');
  expect((screen.getByLabelText('By') as HTMLSelectElement).value).toBe('Order Date|');
});

it('says so when no column holds numbers', async () => {
  const api = new FakeApi();
  api.dataset = { ...(api.dataset as Exclude<typeof api.dataset, AppError>), columns: [] };
  await renderPane({ start, api });
  expect(await screen.findByText('No column of this table holds numbers.')).toBeTruthy();
});

it('keeps three inputs in sight and takes more columns from behind "More columns"', async () => {
  const { user, press, api } = await renderPane({ start });
  await screen.findByLabelText('Ahead');
  expect(screen.queryByRole('checkbox')).toBeNull();
  await press('More columns');
  const also = within(screen.getByRole('group', { name: 'Also forecast' }));
  const helpers = within(screen.getByRole('group', { name: 'May help to foretell' }));
  await user.click(also.getByRole('checkbox', { name: 'Units' }));
  expect(helpers.queryByRole('checkbox', { name: 'Units' })).toBeNull();
  await user.click(helpers.getByRole('checkbox', { name: 'Unit Price' }));
  await press('More columns');
  expect(screen.getByRole('button', { name: 'Also Units · Helped by Unit Price' })).toBeTruthy();
  await press('Forecast 12 periods');
  await waitFor(() =>
    expect(api.requests[0]?.params).toMatchObject({
      values: 'Revenue',
      further: ['Units'],
      explanatory: ['Unit Price'],
      aggregation: 'sum',
    }),
  );
});

it('does not offer to add up a rate beside a total', async () => {
  const { press } = await renderPane({ start });
  await screen.findByLabelText('Ahead');
  await press('More columns');
  const also = within(screen.getByRole('group', { name: 'Also forecast' }));
  expect(also.queryByRole('checkbox', { name: 'Unit Price' })).toBeNull();
});

it('leaves a further column out once it becomes the measure itself', async () => {
  const { user, press, api } = await renderPane({ start });
  await screen.findByLabelText('Ahead');
  await press('More columns');
  await user.click(
    within(screen.getByRole('group', { name: 'Also forecast' })).getByRole('checkbox', { name: 'Units' }),
  );
  await user.selectOptions(screen.getByLabelText('Forecast'), 'Units');
  await press('Forecast 12 periods');
  await waitFor(() => expect(api.requests[0]?.params).toMatchObject({ values: 'Units', further: [] }));
});

it('gives every column a block of its own with chart, headline and error, then all side by side', async () => {
  const api = new FakeApi();
  api.answers.set('forecast', severalForecastsAnswer);
  const { press } = await renderPane({ start, api });
  await screen.findByLabelText('Ahead');
  await press('Forecast 12 periods');
  const units = within(await screen.findByRole('region', { name: 'Units' }));
  expect(units.getByRole('heading', { name: 'Units, 6 months: likely 9,120' })).toBeTruthy();
  expect(units.getByText('95% interval 8,400 to 9,840.')).toBeTruthy();
  expect(await units.findByRole('img', { name: 'Units by month with six months of forecast' })).toBeTruthy();
  expect(units.getByText('20% less error than repeating last year')).toBeTruthy();
  expect(units.getByText(/With Unit Price the backtests show 20% less error than without\./)).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Revenue' })).toBeTruthy();
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows.slice(0, 2)).toEqual(['PeriodRevenueUnits', 'Oct 20264141,656']);
});
