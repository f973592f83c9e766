import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrate, narrativeFault } from './narrative.js';

const facts = {
  measure: { value: 'Q3 revenue', text: 'Q3 revenue' },
  size: { value: -0.182, text: '18.2%' },
};

describe('a narrative made of facts', () => {
  it('writes facts where they are named', () => {
    expect(narrate('{measure} fell by {size}.', facts)).toBe('Q3 revenue fell by 18.2%.');
  });

  it.each([
    ['{measure} fell by 20%.', 'written out'],
    ['{measure} fell by {size}, or ٢٠ of it.', 'written out'],
    ['{measure} doubled.', '"doubled"'],
    ['{measure} fell by nearly twenty percent.', '"twenty"'],
    ['{measure} fell by {amount}.', 'no fact {amount}'],
    ['{constructor} fell.', 'no fact {constructor}'],
    ['{measure fell.', 'brace'],
  ])('refuses %s', (template, fault) => {
    expect(narrativeFault(template, facts)).toContain(fault);
    expect(() => narrate(template, facts)).toThrow(fault);
  });

  it('lets no digit pass, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(9), (before, after, digit) => {
        expect(narrativeFault(`${before}${digit}${after}`, {})).not.toBeNull();
      }),
    );
  });

  it('keeps a fact whose text looks like a placeholder as text', () => {
    expect(narrate('{name} fell.', { name: { value: '{size}', text: '{size}' } })).toBe('{size} fell.');
  });
});
