import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnswerTable } from '#shared/answers/table.js';
import { createFormat } from '../wording/format.js';
import { cellTexts } from './answer-table-view.js';
import { sqlParts } from './sql.js';

it('highlighting loses and invents no character of a query', () => {
  fc.assert(
    fc.property(fc.string(), (sql) => {
      expect(
        sqlParts(sql)
          .map(({ text }) => text)
          .join(''),
      ).toBe(sql);
    }),
  );
});

it('knows keywords, functions, names and literals apart', () => {
  const kinds = Object.fromEntries(
    sqlParts(`SELECT sum("from") FROM data WHERE x = 'and'`).map(({ text, kind }) => [text, kind]),
  );
  expect(kinds).toMatchObject({
    SELECT: 'keyword',
    'sum(': 'keyword',
    '"from"': 'plain',
    data: 'plain',
    "'and'": 'literal',
  });
});

const table = (columns: AnswerTable['columns'], rows: AnswerTable['rows']): AnswerTable => ({
  name: 'T',
  columns,
  rows,
  totalRows: rows.length,
});
const number = { name: 'n', type: 'number', unit: { kind: 'plain' }, decimals: null } as const;
const date = { ...number, type: 'date' } as const;
const texts = (answer: AnswerTable) => cellTexts(answer, createFormat('en')).map(([text]) => text);

it('gives the numbers of a column the same decimals', () => {
  expect(texts(table([number], [[1], [2.5]]))).toEqual(['1.0', '2.5']);
  expect(texts(table([number], [[1], [2]]))).toEqual(['1', '2']);
  expect(texts(table([number], [[1.25], [2]]))).toEqual(['1.25', '2.00']);
});

it('shows dates that all start a month as months', () => {
  expect(texts(table([date], [['2026-10-01'], ['2026-11-01']]))).toEqual(['Oct 2026', 'Nov 2026']);
  expect(texts(table([date], [['2026-10-01'], ['2026-11-02']]))).toEqual(['1 Oct 2026', '2 Nov 2026']);
});
