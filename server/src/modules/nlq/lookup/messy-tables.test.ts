import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbSession } from '../../../engine/duckdb/session.js';
import { askLine } from '../batch.js';
import { openTextSource, type AskSource } from '../sources/source.js';

const header = ['Pos', 'Bridge', 'Built', 'Region', 'Length (m)', 'Material', 'Opened'];
const rows = [
  ['1', 'Alder Bridge', '1871', 'North', '212 m', 'Stone, Iron', 'May 4, 1871'],
  ['2', 'Birch Bridge', '1903', 'South', '340 m', 'Steel', 'June 12, 1903'],
  ['3', 'Cedar Bridge', '1911', 'North', '98 m', 'Iron', 'May 30, 1911'],
  ['4', 'Dogwood Bridge', '1932', 'East', '451 m', 'Steel', 'August 1, 1932'],
  ['5', 'Elm Bridge', '1978', 'North', '120 m', 'Concrete', 'March 9, 1978'],
];

const folder = mkdtempSync(join(tmpdir(), 'messy-tables-'));
let sql: DuckDbSession;
let source: AskSource;

beforeAll(async () => {
  sql = await DuckDbSession.open({ memoryBytes: 256e6, threads: 1, tempFolder: folder, tempBytes: 1e8 });
  await sql.createTable(
    'data',
    header.map((name, at) => ({ name, type: 'VARCHAR', values: rows.map((row) => row[at] || null) })),
  );
  source = await openTextSource(sql, header, rows.length);
});

afterAll(() => {
  sql.close();
  rmSync(folder, { recursive: true });
});

const cases: readonly (readonly [promise: string, question: string, answer: readonly (string | number)[]])[] = [
  ['a day is a date, however it is written', 'which bridge opened on 30 may 1911?', ['Cedar Bridge']],
  ['the number of one row is its cell', 'what is the length number of cedar bridge?', ['98 m']],
  [
    'rows that share a number are named',
    'which bridge has the same number of material as birch bridge?',
    ['Dogwood Bridge'],
  ],
  ['a month is a date', 'how many bridges opened in may 1871?', [1]],
  ['dates written out are before others', 'how many bridges opened before june 20, 1903?', [2]],
  ['a century holds its years', 'how many bridges opened in the 1800s?', [1]],
  ['ten years hold theirs', 'which bridges opened in the 1930s?', ['Dogwood Bridge']],
  ['the row below a day', 'which bridge is listed after may 30, 1911?', ['Dogwood Bridge']],
  ['places up to the one named', 'which bridges are in the top two?', ['Alder Bridge', 'Birch Bridge']],
  ['a place by its ordinal', 'which bridge is in fourth place?', ['Dogwood Bridge']],
  ['places better than an ordinal', 'how many bridges are above 4th place?', [3]],
  ['"longest" is measured by the length', 'which bridge is the longest?', ['Dogwood Bridge']],
  ['"oldest" has the least year', 'which is the oldest bridge?', ['Alder Bridge']],
  ['rows compared with a named one', 'how many bridges are longer than birch bridge?', [1]],
  ['rows between two others', 'which bridge is between birch bridge and dogwood bridge?', ['Cedar Bridge']],
  ['rows before the one named', 'how many bridges are listed before cedar bridge?', [2]],
  ['a negation turns a condition round', 'which bridges are not in the north?', ['Birch Bridge', 'Dogwood Bridge']],
  ['a list in a cell holds its items', 'how many bridges are made of iron?', [2]],
  ['a value said in the plural', 'how many of the bridges are concretes?', [1]],
  ['each answer once', 'which region are alder bridge and cedar bridge in?', ['North']],
  ['yes or no', 'is elm bridge longer than cedar bridge?', ['yes']],
  ['which of two words is true', 'is alder bridge longer or shorter than birch bridge?', ['shorter']],
  [
    'the largest without the one named',
    'other than dogwood bridge, which bridge has the largest length?',
    ['Birch Bridge'],
  ],
];

describe('questions about a table copied from a page', () => {
  it.each(cases)('%s: %s', async (_, question, answer) => {
    const { rows: given } = await askLine(source, { id: 1, question });
    expect(given.flat().sort()).toEqual([...answer].sort());
  });

  it('ranks by the heading without its unit', async () => {
    const { sql: text } = await askLine(source, { id: 1, question: 'which bridge has the largest length?' });
    expect(text).toContain('"Length (m)"');
  });
});
