import { describe, expect, it } from 'vitest';
import { refusalOf } from '../abstain.js';
import { compile } from '../compiler/compile.js';
import { sqlite } from '../compiler/dialects/sqlite.js';
import type { ColumnInfo, SchemaSnapshot } from '../schema/snapshot.js';
import { KeylessPlanner } from './planner.js';

const column = (table: string, name: string, given: Partial<ColumnInfo> = {}): ColumnInfo => ({
  name,
  table,
  kind: 'text',
  primary: false,
  unique: false,
  values: [],
  ...given,
});

const schema: SchemaSnapshot = {
  tables: [
    {
      name: 'architect',
      rows: 20,
      columns: [
        column('architect', 'id', { kind: 'integer', primary: true, unique: true }),
        column('architect', 'name', { values: ['Ida Moor', 'Jon Vale'] }),
        column('architect', 'nationality', { values: ['Danish', 'Irish'] }),
      ],
    },
    {
      name: 'bridge',
      rows: 60,
      columns: [
        column('bridge', 'bridge_id', { kind: 'integer', primary: true, unique: true }),
        column('bridge', 'location', { values: ['Harbour', 'Old Town'] }),
        column('bridge', 'length_meters', { kind: 'number', min: 20, max: 900 }),
      ],
    },
  ],
  foreignKeys: [],
};

const planner = new KeylessPlanner(schema);

const asked = (question: string, over: KeylessPlanner = planner) => {
  const reading = over.read(question);
  return {
    sql: reading.plan && refusalOf(reading) === null ? compile(reading.plan.query, sqlite) : null,
    notes: reading.plan?.notes ?? [],
  };
};

describe('a name of the data misspelt by one letter', () => {
  it.each([
    ['How many archtects are there?', 'How many architects are there?', 'Read "archtects" as "architect".'],
    [
      'Show the nationality of each arcihtect',
      'Show the nationality of each architect',
      'Read "arcihtect" as "architect".',
    ],
    ['What are the locatioons of bridges?', 'What are the locations of bridges?', 'Read "locatioons" as "location".'],
  ])('%s', (misspelt, right, note) => {
    expect(asked(misspelt).sql).toBe(asked(right).sql);
    expect(asked(misspelt).sql).not.toBeNull();
    expect(asked(misspelt).notes).toContain(note);
  });

  it('leaves other words alone: a fridge is no bridge', () => {
    expect(asked('How many fridges are there?').sql).toBeNull();
    expect(asked('How many bridges are there?').notes).toEqual([]);
  });

  it('reads the rows of a sheet by the name near the one written, and says so', () => {
    const [, bridges] = schema.tables;
    const columns = (bridges?.columns ?? []).map((each) => ({ ...each, table: 'data' }));
    const sheet = new KeylessPlanner({
      tables: [{ name: 'data', rows: 60, columns, aliases: ['rows', 'records', 'trips'] }],
      foreignKeys: [],
      worksheet: true,
    });
    expect(asked('number of trps per location', sheet).notes).toContain('Read "trps" as "trips".');
  });
});
