import { describe, expect, it } from 'vitest';
import { functionCatalogue, functionDefinition, headersArgument, headersOfCall } from './catalogue.js';

describe('the catalogue of worksheet functions', () => {
  it('names each function once, with optional arguments last', () => {
    const names = functionCatalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { parameters } of functionCatalogue) {
      const flags = parameters.map(({ optional }) => optional);
      expect(flags).toEqual([...flags].sort());
    }
  });

  it.each([
    [true, true],
    [false, false],
    [null, null],
    ['', null],
    [0, false],
    [1, true],
    [2, false],
    [3, true],
    [4, undefined],
    ['yes', undefined],
  ])('reads the headers argument %j as %j', (given, expected) => {
    expect(headersArgument(given)).toBe(expected);
  });

  it('uploads a range with the headers of its call', () => {
    const [query, forecast] = [functionDefinition('QUERY'), functionDefinition('FORECAST')];
    expect(headersOfCall(query!, [[], 'select 1', false])).toBe(false);
    expect(headersOfCall(query!, [[], 'select 1', 'nonsense'])).toBeNull();
    expect(headersOfCall(forecast!, [[], true])).toBeNull();
  });
});
