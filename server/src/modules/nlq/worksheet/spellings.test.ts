import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../schema/snapshot.js';
import { mergesOf } from './spellings.js';

const column = (...values: string[]): ColumnInfo => ({
  name: 'Region',
  table: 'data',
  kind: 'text',
  primary: false,
  unique: false,
  values,
});

describe('spellings that count as one', () => {
  it('are those that differ only in capitals or blanks, shown by the tidiest', () => {
    expect(mergesOf(column(' north', 'NORTH', 'North', 'South'))).toEqual([
      { shown: 'North', spellings: [' north', 'NORTH', 'North'] },
    ]);
  });

  it('are not those with other letters', () => {
    expect(mergesOf(column('North', 'Nrth', 'N.', 'Nörth'))).toEqual([]);
  });

  it('leave a column alone in which most values would be merged', () => {
    expect(mergesOf(column(...Array.from({ length: 201 }, (_, i) => [`code ${i}`, `CODE ${i}`]).flat()))).toEqual([]);
  });
});
