import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it, vi } from 'vitest';
import { askAnswer } from '../testing/ask-answer.js';
import { FakeWorkbook } from '../testing/fake-workbook.js';
import { shopConnection } from '../testing/sources.js';
import { renderPane } from '../testing/render-pane.js';
import type { Place } from './places.js';

vi.mock('../charts/echart.js', () => ({
  EChart: ({ plotted }: { plotted: { reading: string } }) => <div role="img" aria-label={plotted.reading} />,
}));

/** Colours are checked in a browser; the focus traps of the dialogs are Fluent's own. */
const violations = async (container: HTMLElement) => {
  const { violations: found } = await axe.run(
    { include: [container], exclude: ['[data-tabster-dummy]'] },
    { rules: { 'color-contrast': { enabled: false } } },
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes[0]?.html]);
};

const places: Place[] = [
  { screen: 'connect' },
  { screen: 'connections', family: 'database' },
  { screen: 'new-connection', family: 'storage' },
  { screen: 'connection-form', kind: 'postgres' },
  { screen: 'tables', connection: shopConnection.id },
  { screen: 'source-table', connection: shopConnection.id, table: { schema: 'public', name: 'orders' } },
  { screen: 'load', connection: shopConnection.id, table: { schema: 'public', name: 'orders' } },
  {
    screen: 'source-goal',
    connection: shopConnection.id,
    table: { schema: 'public', name: 'orders' },
    goal: 'compare',
  },
  { screen: 'source-ask', connection: shopConnection.id, table: { schema: 'public', name: 'orders' } },
  { screen: 'file' },
  { screen: 'catalog' },
  { screen: 'catalog-entry', id: 'orders' },
  { screen: 'clean' },
  { screen: 'analyze' },
  { screen: 'forecast' },
  { screen: 'goal', goal: 'unusual' },
  { screen: 'report' },
  { screen: 'activity' },
  { screen: 'definitions' },
  { screen: 'functions' },
  { screen: 'settings' },
  { screen: 'help' },
  { screen: 'about' },
];

it.each(places)('$screen has no serious accessibility problem', async (start) => {
  const workbook = new FakeWorkbook();
  await workbook.insert(askAnswer);
  const { container } = await renderPane({ start, workbook });
  expect(await violations(container)).toEqual([]);
});

it('results have none either', async () => {
  const { container, press, user } = await renderPane();
  await press('Profile 4,210 rows');
  await screen.findByRole('img', { name: 'Quality 87 of 100' });
  expect(await violations(container)).toEqual([]);
  await press('Analyze');
  await user.type(await screen.findByRole('textbox', { name: 'Question' }), 'Which products lost most?{Enter}');
  await press(/How was this found\?/);
  expect(await violations(container)).toEqual([]);
});
