import { expect, it } from 'vitest';
import { tableInFocus } from '../../source/table-in-focus.js';
import { exampleQuestions } from './example-questions.js';

const questions = (preview: string[][]) =>
  exampleQuestions(
    tableInFocus(
      {
        address: 'Sheet1!A1:F9',
        sheet: 'Sheet1',
        table: null,
        rows: 9,
        columns: preview[0]?.length ?? 0,
        remark: null,
        preview,
      },
      true,
    ),
  );

it('adds up what can be added up, and names groups in the plural', () => {
  const preview = [
    ['Order ID', 'Order Date', 'Region', 'Product', 'Unit Price', 'Revenue'],
    ['SO-20001', '2023-01-01', 'North', 'Luma Lamp', '$89.00', '$801.00'],
    ['SO-20002', '2023-01-02', 'South', 'Luma Lamp', '$89.00', '$89.00'],
  ];
  expect(questions(preview)).toEqual([
    'Total revenue by region',
    'Top 5 products by revenue',
    'Average unit price per month',
  ]);
});

it('neither groups by codes nor adds up days', () => {
  const preview = [
    ['Customer', 'Channel', 'Orders per Year', 'Days Since Order'],
    ['C-1001', 'Online', '22', '14'],
    ['C-1002', 'Partner', '5', '45'],
  ];
  expect(questions(preview)).toEqual(['Average orders per year by channel', 'How many rows per channel?']);
});
