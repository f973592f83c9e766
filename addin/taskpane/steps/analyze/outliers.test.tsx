import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Answer } from '#shared/answers/answer.js';
import { FakeApi } from '../../testing/fake-api.js';
import { receipt } from '../../testing/receipts.js';
import { renderPane } from '../../testing/render-pane.js';

const answer: Answer = {
  headline: 'Unit Price stands out in 1 of 4,206 cells.',
  sentences: [],
  tables: [
    {
      name: 'Outliers',
      columns: [
        { name: 'Row', type: 'integer', unit: { kind: 'plain' }, decimals: null },
        { name: 'Value', type: 'number', unit: { kind: 'plain' }, decimals: null },
      ],
      rows: [[30, 89_900]],
      totalRows: 1,
    },
  ],
  charts: [],
  followUps: [],
  result: {
    method: 'iqr',
    threshold: 1.5,
    lower: 0,
    upper: 679,
    scores: [],
    outliers: [{ row: 30, value: 89_900, score: 12, reason: 'far above' }],
  },
  receipt: receipt({ analysis: 'outliers' }),
};

it('finds outliers with the chosen method and leads to their cells', async () => {
  const api = new FakeApi();
  api.answers.set('outliers', answer);
  const { user, press, workbook } = await renderPane({ api, start: { screen: 'outliers' } });
  await user.selectOptions(await screen.findByLabelText('Look in'), 'Unit Price');
  await press('Find outliers in Unit Price');
  await screen.findByRole('heading', { name: answer.headline });
  expect(api.requests[0]?.params).toEqual({ values: 'Unit Price', method: 'iqr' });
  await press('30');
  expect(workbook.shown).toEqual(['Orders!G31']);
});
