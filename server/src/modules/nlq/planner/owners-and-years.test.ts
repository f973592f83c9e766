import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile.js';
import { sqlite } from '../compiler/dialects/sqlite.js';
import type { ColumnInfo, SchemaSnapshot, TableInfo } from '../schema/snapshot.js';
import { KeylessPlanner } from './planner.js';

const table = (name: string, columns: Readonly<Record<string, Partial<ColumnInfo>>>): TableInfo => ({
  name,
  rows: 90,
  columns: Object.entries(columns).map(([column, given]) => ({
    name: column,
    table: name,
    kind: 'text',
    primary: false,
    unique: false,
    values: [],
    ...given,
  })),
});

const key: Partial<ColumnInfo> = { kind: 'integer', primary: true, unique: true };
const whole: Partial<ColumnInfo> = { kind: 'integer' };

const schema: SchemaSnapshot = {
  tables: [
    table('captain', { captain_id: key, name: {}, rank: {}, port_code: {} }),
    table('ship', { ship_id: key, name: {}, captain_id: whole, built_year: whole }),
    table('voyage', { voyage_id: key, ship_id: whole, season: whole, departure_date: { kind: 'date' }, cargo: {} }),
  ],
  foreignKeys: [
    { from: { table: 'ship', column: 'captain_id' }, to: { table: 'captain', column: 'captain_id' } },
    { from: { table: 'voyage', column: 'ship_id' }, to: { table: 'ship', column: 'ship_id' } },
  ],
};

const planner = new KeylessPlanner(schema);
const sqlOf = (question: string): string => {
  const { plan } = planner.read(question);
  return plan ? compile(plan.query, sqlite) : '';
};

describe('what a list is of', () => {
  it.each([
    ['What are the name and rank of the captains?', 'SELECT "name", "rank" FROM "captain"'],
    ['Show the name and built year of the ships.', 'SELECT "name", "built_year" FROM "ship"'],
  ])('%s', (question, sql) => {
    expect(sqlOf(question)).toBe(sql);
  });
});

describe('what a number is compared with', () => {
  it('takes the column named right behind "after", not another date', () => {
    expect(sqlOf('How many distinct cargos were there after season 2010?')).toContain('"season" > 2010');
  });

  it('counts the ships in "built at least 3 ships", though one column holds the year of building', () => {
    const sql = sqlOf('What are the names of the captains who built at least 3 ships?');
    expect(sql).toContain('HAVING COUNT(*) >= 3');
    expect(sql).not.toContain('built_year');
  });
});

describe('rows found through several others', () => {
  it('gives a ship with several voyages once', () => {
    expect(sqlOf('Find the names of the ships that have voyages.')).toMatch(/^SELECT DISTINCT "ship"."name"/);
  });

  it('keeps every row where what is shown belongs to the others too', () => {
    expect(sqlOf('Show the ship name and cargo of voyages.')).not.toContain('DISTINCT');
  });
});
