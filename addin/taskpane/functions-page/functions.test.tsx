import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { functionCatalogue } from '#shared/functions/catalogue.js';
import { renderPane } from '../testing/render-pane.js';
import { signatureOf } from './functions-screen.js';

const start = { screen: 'functions' } as const;

it('lists every function of the catalogue with its signature', async () => {
  await renderPane({ start });
  for (const definition of functionCatalogue) {
    expect(await screen.findByText(signatureOf(definition))).toBeTruthy();
  }
  expect(screen.getByText('DV.ASK(question, [data], [output], [headers])')).toBeTruthy();
});

it('puts an example into the selected cell, or copies it', async () => {
  const { user, workbook, copied } = await renderPane({ start });
  await user.type(await screen.findByRole('searchbox', { name: 'Search functions' }), 'status');
  await user.click(screen.getByRole('button', { name: 'Insert' }));
  await waitFor(() => expect(workbook.formulas).toEqual(['=DV.STATUS()']));
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(copied).toEqual(['=DV.STATUS()']);
});

it('says when nothing matches', async () => {
  const { user } = await renderPane({ start });
  await user.type(await screen.findByRole('searchbox', { name: 'Search functions' }), 'zzz');
  expect(screen.getByText('No function matches "zzz".')).toBeTruthy();
});
