import { expect, it } from 'vitest';
import { ordersDescription } from '../../../testing/sources.js';
import { draftProblem, filterOf, operatorsOf } from './filter-draft.js';

const { columns } = ordersDescription;

it('offers what a type can be asked', () => {
  expect(operatorsOf('text')).not.toContain('<');
  expect(operatorsOf('number')).not.toContain('contains');
  expect(operatorsOf('boolean')).toEqual(['=', 'is-null', 'is-not-null']);
});

it('says why a condition is not ready', () => {
  const problem = (column: string, operator: '=' | 'is-null', text: string) =>
    draftProblem({ column, operator, text }, columns);
  expect(problem('amount', '=', '')).toBe('noValue');
  expect(problem('amount', '=', 'many')).toBe('noNumber');
  expect(problem('ordered', '=', '3 May')).toBe('noDate');
  expect(problem('gone', '=', '1')).toBe('noColumn');
  expect(problem('amount', 'is-null', '')).toBeNull();
});

it('sends numbers as numbers, long ones exactly, and lists apart', () => {
  expect(filterOf({ column: 'amount', operator: '>=', text: ' −12,5 ' }, columns)).toEqual({
    column: 'amount',
    operator: '>=',
    value: -12.5,
  });
  expect(filterOf({ column: 'id', operator: '=', text: '9007199254740993' }, columns)).toMatchObject({
    value: '9007199254740993',
  });
  expect(filterOf({ column: 'status', operator: 'one-of', text: 'paid, open;  refunded' }, columns)).toMatchObject({
    values: ['paid', 'open', 'refunded'],
  });
});
