import type { DriversResult } from '#shared/analyses/drivers.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import type { Column } from '#shared/data/column.js';
import { fullNumber } from '#shared/wording/numbers.js';
import { columnNamed, isNumeric } from '../../../statistics/table-columns.js';
import { cellOf, type TableReference } from '../../connectors/index.js';
import { equals, keyOf, numberOf } from './expressions.js';
import type { SourceTable } from './source-table.js';

const MOST_VALUES = 8;

/** What is averaged: the target itself, or how often its event occurs. */
const targetOf = ({ dialect, columns }: SourceTable, { target, event }: DriversResult): string => {
  const column = columnNamed(columns, target);
  return event === null
    ? numberOf(dialect, column)
    : `CASE WHEN ${equals(dialect, column, event)} THEN 1.0 ELSE 0.0 END`;
};

interface Bands {
  readonly key: string;
  /** Names of the bands 0, 1, … */
  readonly names: readonly string[] | null;
}

/** Quarters of a number at its quartiles; a text by its values. */
const bandsOf = async (table: SourceTable, driver: Column): Promise<Bands | null> => {
  const { dialect, description, connection } = table;
  if (!isNumeric(driver)) return { key: keyOf(dialect, driver), names: null };
  const reference: TableReference = { schema: description.schema, name: description.name };
  const { columns } = await connection.profile(reference, { mode: 'fast' });
  const values = columns.find(({ name }) => name === driver.name)?.quantiles?.values;
  if (!values) return null;
  const cuts = [...new Set([values.p25, values.p50, values.p75])];
  const number = numberOf(dialect, driver);
  const cases = cuts.map((cut, band) => `WHEN ${number} <= ${cut} THEN ${band}`);
  const edges = cuts.map((cut) => fullNumber(cut));
  const between = edges.slice(1).map((edge, index) => `above ${edges[index]} to ${edge}`);
  return {
    key: `CASE ${cases.join(' ')} ELSE ${cuts.length} END`,
    names: [`up to ${edges[0]}`, ...between, `above ${edges.at(-1)}`],
  };
};

const rowsOf = async (table: SourceTable, driver: Column, average: string): Promise<Cell[][]> => {
  const bands = await bandsOf(table, driver);
  if (!bands) return [];
  const { dialect, from } = table;
  const batch = await table.ask(
    dialect.select({
      columns: `${bands.key} AS part, count(*) AS n, avg(${average}) AS average`,
      from,
      where: `${dialect.quoteName(driver.name)} IS NOT NULL`,
      groupBy: bands.key,
      orderBy: 'n DESC',
      rows: MOST_VALUES,
    }),
    MOST_VALUES,
  );
  const groups = Array.from({ length: batch.rows }, (_, row) =>
    batch.columns.map(({ type }, column) => cellOf(batch.values[column]![row] ?? null, type)),
  );
  if (bands.names) groups.sort(([a], [b]) => Number(a) - Number(b));
  return groups.map(([part, size, mean]) => [
    driver.name,
    bands.names?.[Number(part)] ?? String(part),
    Number(size),
    mean === null ? null : Number(mean),
  ]);
};

/** The average of the target at the values of each driver, computed by the source over every row; nothing else held constant. */
export const marginalAverages = async (table: SourceTable, result: DriversResult): Promise<AnswerTable | null> => {
  const average = targetOf(table, result);
  const rows: Cell[][] = [];
  for (const { column } of result.drivers)
    rows.push(...(await rowsOf(table, columnNamed(table.columns, column), average)));
  if (rows.length === 0) return null;
  const plain = { unit: { kind: 'plain' }, decimals: null } as const;
  return {
    name: 'Averages over all rows',
    columns: [
      { name: 'Driver', type: 'text', ...plain },
      { name: 'Value', type: 'text', ...plain },
      { name: 'Rows', type: 'integer', ...plain },
      {
        name: result.event === null ? `Average ${result.target}` : `Share of ${result.event}`,
        type: 'number',
        ...plain,
      },
    ],
    rows,
    totalRows: rows.length,
  };
};
