import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuckDbSession } from '../../../engine/duckdb/session.js';
import type { Connection } from '../connector.js';
import { wholeTable } from '../selection.js';
import type { RecordBatch, Value } from '../values/record-batch.js';
import { loadTable } from './load-table.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dv-load-table-'));
const parquetPath = path.join(folder, 'table.parquet');

const sourceOf = (...batches: RecordBatch[]): Connection =>
  ({
    async *stream() {
      yield* batches;
    },
  }) as unknown as Connection;

const batch = (columns: readonly (readonly [name: string, type: string])[], values: Value[][]): RecordBatch => ({
  columns: columns.map(([name, type]) => ({ name, nativeType: type.toLowerCase(), type })),
  values,
  rows: values[0]?.length ?? 0,
});

describe('loading', () => {
  let session: DuckDbSession;

  beforeAll(async () => {
    session = await DuckDbSession.open({
      memoryBytes: 5e8,
      threads: 2,
      tempFolder: path.join(folder, 'spill'),
      tempBytes: 1e9,
    });
  });
  afterAll(() => {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const load = (connection: Connection, enforcesTypes = false) =>
    loadTable(connection, wholeTable({ schema: null, name: 't' }), session, {
      parquetPath,
      enforcesTypes,
      maxBytes: 1e9,
      progress: () => undefined,
    });
  const read = async (expression: string): Promise<unknown[]> =>
    (await session.query(`SELECT ${expression} FROM read_parquet('${parquetPath}')`)).columns[0]!;

  it('keeps any text apart from null, in one column or two', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '\\N', '"', '""', '\r\n', ',', '\\', "'", ' ', 'NULL'),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), fc.boolean(), async (words, alone) => {
        const clean = words.map((word) => word?.replaceAll('\0', '') ?? null);
        const columns = alone
          ? ([['word', 'VARCHAR']] as const)
          : ([
              ['word', 'VARCHAR'],
              ['place', 'INTEGER'],
            ] as const);
        await load(sourceOf(batch(columns, alone ? [clean] : [clean, clean.map((_, index) => index)])));
        expect(await read('word')).toEqual(clean);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the type that holds decimals of undeclared precision', async () => {
    const table = await load(
      sourceOf(batch([['n', 'DECIMAL']], [['1.5', '-12345678901234567890.12', null, '0']])),
      true,
    );
    expect(table.columns[0]).toMatchObject({ type: 'number', issues: [] });
    expect(await read('CAST(n AS VARCHAR)')).toEqual(['1.50', '-12345678901234567890.12', null, '0.00']);
  });

  it('says so when decimals are too long to keep, and when they are no numbers', async () => {
    const long = await load(sourceOf(batch([['n', 'DECIMAL']], [['1e300', 'NaN']])));
    expect(long.columns[0]).toMatchObject({ type: 'number', issues: [{ kind: 'precision-lost', cells: 2 }] });
    const none = await load(sourceOf(batch([['n', 'DECIMAL']], [['1', 'n/a']])));
    expect(none.columns[0]).toMatchObject({ type: 'text', issues: [{ kind: 'mixed-types', cells: 1 }] });
    expect(await read('n')).toEqual(['1', 'n/a']);
  });

  it('leaves a column text when a value does not fit its type, rather than losing the value', async () => {
    for (const enforcesTypes of [true, false]) {
      const table = await load(
        sourceOf(
          batch(
            [
              ['day', 'DATE'],
              ['n', 'BIGINT'],
            ],
            [
              ['2026-01-31', '0000-00-00'],
              ['1', '2'],
            ],
          ),
        ),
        enforcesTypes,
      );
      expect(table.columns.map(({ type }) => type)).toEqual(['text', 'integer']);
      expect(table.warnings).toEqual(['1 value of day does not fit its type date, so the column is read as text.']);
      expect(await read('day')).toEqual(['2026-01-31', '0000-00-00']);
    }
  });

  it('does not round decimals that have more places than their source declares', async () => {
    const table = await load(sourceOf(batch([['n', 'DECIMAL(10,2)']], [['1.25', '0.123']])));
    expect(table.columns[0]?.type).toBe('text');
    expect(await read('n')).toEqual(['1.25', '0.123']);
  });

  it('gives columns whose names differ only in case names of their own', async () => {
    const table = await load(
      sourceOf(
        batch(
          [
            ['Id', 'INTEGER'],
            ['id', 'INTEGER'],
            ['', 'INTEGER'],
          ],
          [[1], [2], [3]],
        ),
      ),
    );
    expect(table.columns.map(({ name, header }) => [name, header])).toEqual([
      ['Id', null],
      ['id (2)', 'id'],
      ['Column', ''],
    ]);
  });

  it('loads cells of several megabytes', async () => {
    const large = 'x'.repeat(5_000_000);
    await load(
      sourceOf(
        batch(
          [
            ['word', 'VARCHAR'],
            ['n', 'INTEGER'],
          ],
          [
            [large, 'small'],
            [1, 2],
          ],
        ),
      ),
      true,
    );
    expect((await read('length(word)')).map(Number)).toEqual([5_000_000, 5]);
  });

  it('keeps instants as times in UTC', async () => {
    await load(
      sourceOf(batch([['at', 'TIMESTAMPTZ']], [['2026-06-01 10:00:00+00', '1999-12-31 23:59:59.5+00']])),
      true,
    );
    expect(await read('CAST("at" AS VARCHAR)')).toEqual(['2026-06-01 10:00:00', '1999-12-31 23:59:59.5']);
  });
});
