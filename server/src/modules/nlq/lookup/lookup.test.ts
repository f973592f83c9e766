import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbSession } from '../../../engine/duckdb/session.js';
import { askLine } from '../batch.js';
import { openTextSource, type AskSource } from '../sources/source.js';

const header = ['Year', 'Driver', 'Team', 'Country', 'Points', 'Wins'];
const rows = [
  ['2001', 'Ada Brook (GBR)', 'Falcon', 'Great Britain', '1,204', '3'],
  ['2002', 'Bo Linde', 'Heron', 'Sweden', '987', '1'],
  ['2003', 'Cy Moreau', 'Falcon', 'France', '1,310', '5 (2nd)'],
  ['2004', 'Di Rossi', 'Kestrel', 'Italy', '640', '0'],
  ['Total', '', '', '', '4,141', '9'],
];

const folder = mkdtempSync(join(tmpdir(), 'lookup-'));
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

const cases: readonly (readonly [question: string, answer: readonly (string | number)[]])[] = [
  ['which team did bo linde drive for?', ['Heron']],
  ['who drove for kestrel?', ['Di Rossi']],
  ['how many points did cy moreau have?', [1310]],
  ['which driver had the most points?', ['Cy Moreau']],
  ['which driver had the least wins?', ['Di Rossi']],
  ['which driver came after bo linde?', ['Cy Moreau']],
  ['which driver came before bo linde?', ['Ada Brook (GBR)']],
  ['who was the first driver?', ['Ada Brook (GBR)']],
  ['how many drivers drove for falcon?', [2]],
  ['how many drivers had more than 900 points?', [3]],
  ['how many more points did ada brook have than bo linde?', [217]],
  ['who had more points, bo linde or di rossi?', ['Bo Linde']],
  ['which driver is swedish?', ['Bo Linde']],
  ['which drivers drove between 2002 and 2003?', ['Bo Linde', 'Cy Moreau']],
  ['other than cy moreau, who drove for falcon?', ['Ada Brook (GBR)']],
];

describe('questions about single rows of a table of texts', () => {
  it.each(cases)('%s', async (question, answer) => {
    const { rows: given, abstain } = await askLine(source, { id: 1, question });
    expect(abstain).toBe(false);
    expect(given.flat().sort()).toEqual([...answer].sort());
  });

  it('gives cells as they were written', async () => {
    expect((await askLine(source, { id: 1, question: 'what were the wins of cy moreau' })).rows).toEqual([['5 (2nd)']]);
  });
});
