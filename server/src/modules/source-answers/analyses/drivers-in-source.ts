import type { z } from 'zod';
import type { driversDefinition } from '#shared/analyses/drivers.js';
import { columnNamed } from '../../../statistics/table-columns.js';
import type { Selection } from '../../connectors/index.js';
import type { SourceTable } from './source-table.js';

type Params = z.output<typeof driversDefinition.params>;

/** Rows drawn at most, about: more do not change which columns count. */
const SAMPLE_ROWS = 100_000;

/**
 * The rows that drivers are searched in: all of a small table, else a share in which every row is as likely as any other.
 * @throws AppError `column-unknown`
 */
export const driversSample = (table: SourceTable, { target, drivers }: Params, rows: number): Selection => {
  const { columns } = table;
  const { profile } = table.dialect;
  const usable = table.description.columns.filter((column) => profile.orderable(column)).map(({ name }) => name);
  const wanted = drivers?.map((name) => columnNamed(columns, name).name) ?? usable;
  const names = [...new Set([columnNamed(columns, target).name, ...wanted])];
  const { schema, name } = table.description;
  return {
    table: { schema, name },
    columns: names,
    filters: [],
    maxRows: null,
    ...(rows > SAMPLE_ROWS && { share: SAMPLE_ROWS / rows }),
  };
};
