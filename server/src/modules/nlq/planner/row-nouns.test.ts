import { describe, expect, it } from 'vitest';
import { refusalOf } from '../abstain.js';
import { compile } from '../compiler/compile.js';
import { duckdb } from '../compiler/dialects/duckdb.js';
import type { ColumnInfo, SchemaSnapshot } from '../schema/snapshot.js';
import { KeylessPlanner } from './planner.js';

const column = (name: string, given: Partial<ColumnInfo>): ColumnInfo => ({
  name,
  table: 'data',
  kind: 'text',
  primary: false,
  unique: false,
  values: [],
  ...given,
});

const rides: readonly ColumnInfo[] = [
  column('started', { kind: 'datetime', min: '2024-01-01', max: '2024-12-30' }),
  column('fare', { kind: 'number', min: 2, max: 90 }),
  column('seats', { kind: 'integer', min: 1, max: 6 }),
  column('payment', { values: ['card', 'cash'] }),
  column('zone', { values: ['Harbour', 'Old Town', 'Airport'] }),
  column('driver', { values: ['Ida', 'Jon'] }),
  column('shared', { kind: 'boolean' }),
  column('cancelled', { values: ['yes', 'no'] }),
];

const over = (columns: readonly ColumnInfo[], aliases: readonly string[] = ['rows', 'records', 'entries']) => {
  const schema: SchemaSnapshot = {
    tables: [{ name: 'data', rows: 5_000, columns, aliases }],
    foreignKeys: [],
    worksheet: true,
    readsText: true,
  };
  return new KeylessPlanner(schema);
};

const sqlOf = (planner: KeylessPlanner, question: string): string | null => {
  const reading = planner.read(question);
  return reading.plan && refusalOf(reading) === null ? compile(reading.plan.query, duckdb) : null;
};

const sheet = over(rides);

describe('the noun people use for the rows of a sheet', () => {
  it.each([
    ['how many trips were paid in cash', `SELECT COUNT(*) AS "Count" FROM "data" WHERE "payment" = 'cash'`],
    ['number of trips per zone', 'SELECT "zone", COUNT(*) AS "Count" FROM "data" GROUP BY "zone"'],
    ['trips by payment', 'SELECT "payment", COUNT(*) AS "Count" FROM "data" GROUP BY "payment"'],
    ['list trips with fare over 50', 'SELECT * FROM "data" WHERE "fare" > 50'],
    ['top 3 trips by fare', 'SELECT * FROM "data" ORDER BY "fare" DESC LIMIT 3'],
  ])('%s', (question, sql) => {
    expect(sqlOf(sheet, question)).toBe(sql);
  });

  it('says which word it took for the rows', () => {
    expect(sheet.read('number of trips per week').plan?.notes).toContain('Counted rows as "trips".');
  });

  it.each([
    ['nothing else of the question is in the data', 'how many refunds'],
    ['the noun is a quantity, which only a column can hold', 'refunds by payment'],
    ['another word is unknown as well', 'how many trips per vineyard'],
    ['the noun stands where a measure is asked for', 'average trips by payment'],
    ['the noun is a column misspelt beyond one letter', 'number of dreivars per zone'],
  ])('refuses where %s', (_, question) => {
    expect(sheet.read(question).plan?.notes ?? []).not.toContainEqual(expect.stringContaining('Counted rows'));
    expect(sqlOf(sheet, question)).toBeNull();
  });

  it('takes a column misspelt by a letter for that column, and no rows', () => {
    const { plan } = sheet.read('number of drivars per zone');
    expect(plan?.query).toEqual(sheet.read('number of drivers per zone').plan?.query);
    expect(plan?.notes).toContain('Read "drivars" as "driver".');
    expect(plan?.notes).not.toContainEqual(expect.stringContaining('Counted rows'));
  });

  it('refuses where the rows have a name of their own: they are orders, and not returns', () => {
    const orders = over(rides, ['rows', 'records', 'entries', 'order']);
    expect(sqlOf(orders, 'how many orders per zone')).toContain('COUNT(*)');
    expect(sqlOf(orders, 'how many complaints per zone')).toBeNull();
  });
});

describe('what a column says of its row by itself', () => {
  it.each([
    ['how many trips were shared', '"shared" = TRUE'],
    ['how many trips were not shared', '"shared" = FALSE'],
    ['how many trips were cancelled', `"cancelled" = 'yes'`],
    ['how many trips have no driver', '"driver" IS NULL'],
  ])('%s', (question, condition) => {
    expect(sqlOf(sheet, question)).toBe(`SELECT COUNT(*) AS "Count" FROM "data" WHERE ${condition}`);
  });
});
