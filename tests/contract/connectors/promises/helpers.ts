import type { Connection } from '#server/modules/connectors/connector.js';
import { wholeTable, type Selection } from '#server/modules/connectors/selection.js';
import { rowOf, type RecordBatch, type Value } from '#server/modules/connectors/values/record-batch.js';
import { AppError } from '#shared/errors/app-error.js';
import { expect } from 'vitest';
import type { Contract } from '../contract.js';
import type { FixtureTable } from '../fixture.js';

export const reference = ({ target }: Contract, table: Pick<FixtureTable, 'name'>) => ({
  schema: target.schema,
  name: table.name,
});

/** All of a fixture table, in its column order. */
export const whole = (contract: Contract, table: Pick<FixtureTable, 'name'> & Partial<FixtureTable>): Selection => {
  const selection = wholeTable(reference(contract, table));
  return contract.target.addsColumns && table.columns
    ? { ...selection, columns: table.columns.map(({ name }) => name) }
    : selection;
};

/** The fixture as this source gives it: where it has no narrow integers, they come as exact text. */
export const expectedRows = ({ target }: Contract, table: FixtureTable): Value[][] =>
  table.rows.map((row) =>
    row.map((value, index) => {
      const type = target.types[table.columns[index]!.type];
      return typeof value === 'number' && type === 'BIGINT' ? String(value) : value;
    }),
  );

export const rowsOf = (batch: RecordBatch): Value[][] =>
  Array.from({ length: batch.rows }, (_, row) => rowOf(batch, row));

/** All rows of a selection, in the order of their first column when it is a number. */
export const readAll = async (connection: Connection, selection: Selection, batchRows = 1_000): Promise<Value[][]> => {
  const rows: Value[][] = [];
  for await (const batch of connection.stream(selection, { batchRows })) rows.push(...rowsOf(batch));
  return rows.sort((a, b) => Number(a[0]) - Number(b[0]));
};

/** The error is ours: a code of the table and one sentence without line breaks, paths or stack. */
export const rejection = async (work: Promise<unknown>): Promise<AppError> => {
  const error: unknown = await work.then(
    () => {
      throw new Error('It did not fail');
    },
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  expect(error.code).not.toBe('internal');
  expect(error.detail).toMatch(/^[^\n]{10,400}$/);
  expect(error.detail).not.toMatch(/\bat .*\.[jt]s:|node_modules/);
  return error;
};

/** Waits until the source works on nothing of ours. */
export const untilIdle = async ({ target }: Contract, milliseconds: number): Promise<void> => {
  const start = performance.now();
  while (performance.now() - start < milliseconds) {
    if ((await target.activeStatements()) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The source still works after ${milliseconds} ms`);
};

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
