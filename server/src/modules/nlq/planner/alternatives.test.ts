import { describe, expect, it } from 'vitest';
import type { ColumnInfo, ColumnKind, SchemaSnapshot } from '../schema/snapshot.js';
import { KeylessPlanner } from './planner.js';

const column = (name: string, kind: ColumnKind, values: readonly string[] = []): ColumnInfo => ({
  name,
  table: 'data',
  kind,
  primary: false,
  unique: false,
  values,
  ...(kind === 'date' ? { min: '2024-01-01', max: '2025-12-31' } : {}),
});

const schema: SchemaSnapshot = {
  tables: [
    {
      name: 'data',
      rows: 5_000,
      columns: [
        column('Order Date', 'date'),
        column('Ship Date', 'date'),
        column('Region', 'text', ['North', 'South']),
        column('Net Sales', 'number'),
        column('Gross Sales', 'number'),
      ],
    },
  ],
  foreignKeys: [],
  worksheet: true,
  readsText: true,
};
const planner = new KeylessPlanner(schema);

describe('alternatives of a reading', () => {
  it('names every column that two measures of like names leave open', () => {
    const [open, ...more] = planner.read('sales by region').alternatives;
    expect(more).toEqual([]);
    expect([open?.taken.column, ...(open?.others.map(({ column: name }) => name) ?? [])].sort()).toEqual([
      'Gross Sales',
      'Net Sales',
    ]);
    expect(open?.words).toBe('sales');
  });

  it('takes the column the user chose, and asks no more', () => {
    for (const name of ['Net Sales', 'Gross Sales']) {
      const reading = planner.read('sales by region', [{ words: 'sales', table: 'data', column: name }]);
      expect(JSON.stringify(reading.plan?.query.select)).toContain(name);
      expect(reading.alternatives).toEqual([]);
    }
  });

  it.each(['net sales by month', 'net sales in 2025'])('asks which date is meant in "%s"', (question) => {
    const open = planner.read(question).alternatives.find(({ words }) => words === 'date');
    expect(open?.taken.column).toBe('Order Date');
    expect(open?.others.map(({ column: name }) => name)).toEqual(['Ship Date']);
    const chosen = planner.read(question, [{ words: 'date', table: 'data', column: 'Ship Date' }]);
    expect(JSON.stringify(chosen.plan?.query)).toContain('Ship Date');
    expect(chosen.alternatives).toEqual([]);
  });

  it('leaves nothing open where the words name one column', () => {
    expect(planner.read('total net sales by region').alternatives).toEqual([]);
  });
});
