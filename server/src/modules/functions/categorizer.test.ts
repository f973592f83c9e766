import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Categorizer } from './categorizer.js';
import { fillParameters } from './fill-parameters.js';

const categorizer = new Categorizer([
  { name: 'Billing', keywords: ['invoice', 'refund', 'credit card'] },
  { name: 'Delivery', keywords: ['parcel', 'late', 'shipping address'] },
  { name: 'Login', keywords: ['password', 'locked out'] },
]);

describe('the category of a text', () => {
  it.each([
    ['I was charged twice, please send a new invoice', 'Billing'],
    ['Where is my PARCEL?', 'Delivery'],
    ['wrong shiping adress on the label', 'Delivery'],
    ['two refunds are missing', 'Billing'],
    ['Forgot my pasword again', 'Login'],
    ['billing', 'Billing'],
  ])('%s -> %s', (text, category) => {
    expect(categorizer.best(text).name).toBe(category);
  });

  it('is none where no category fits', () => {
    expect(categorizer.best('What a lovely day').name).toBeNull();
    expect(categorizer.best('?!').name).toBeNull();
  });

  it('has a score from 0 to 1 and is the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { score } = categorizer.best(text);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(categorizer.best(text)).toEqual(categorizer.best(text));
      }),
    );
  });
});

describe('values in the places of a query', () => {
  const dialect = {
    quoteText: (text: string) => `'${text.replaceAll("'", "''")}'`,
    quoteBoolean: (value: boolean) => String(value),
  };

  it('become literals, outside of quotes and comments only', () => {
    expect(fillParameters('select ?, \'?\', "a?" /* ? */ -- ?\n from t where a = ?', ["O'Neil", 7], dialect)).toBe(
      "select 'O''Neil', '?', \"a?\" /* ? */ -- ?\n from t where a = 7",
    );
    expect(fillParameters('select ?, ?', [true, ''], dialect)).toBe('select true, NULL');
  });

  it('must be as many as there are places', () => {
    expect(() => fillParameters('select ?', [1, 2], dialect)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    expect(fillParameters('select a ? b from t', [], dialect)).toBe('select a NULL b from t');
  });

  it('never end their quotes', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const text = fillParameters('select ? as v', [`x${value}`], dialect);
        expect(text.slice(8, -6).replaceAll("''", '')).not.toContain("'");
      }),
    );
  });
});
