import { useMemo } from 'react';
import type { Column } from '#shared/data/column.js';
import type { SourceTableDescription } from '#shared/contract/connections.js';
import { toAppError } from '#shared/errors/app-error.js';
import { tableInSource, type TablePlace } from '../../../source/table-in-focus.js';
import { useConnection, useTableDescription } from '../sources/use-sources.js';

const noColumns: readonly Column[] = [];

const isNumeric = (type: string): boolean => type === 'number' || type === 'integer';

/** Columns as analyses see them. Numbers that only identify rows are left out: nobody asks what drives them. */
const columnsOf = ({ columns, primaryKey, foreignKeys }: SourceTableDescription): Column[] => {
  const keys = new Set([...primaryKey, ...foreignKeys.flatMap((key) => key.columns)]);
  return columns
    .filter(({ name, type }) => !(keys.has(name) && isNumeric(type)))
    .map(({ name, type }) => ({ name, header: null, type, unit: { kind: 'plain' }, issues: [] }));
};

/** A table of a connection as a table to work on, and its columns once they are known. */
export const useTableInSource = ({ connection, table: reference }: TablePlace) => {
  const found = useConnection(connection);
  const description = useTableDescription(connection, reference);
  const source = found?.connection.name ?? '';
  const { schema, name } = reference;
  const { data } = description;
  const columns = useMemo(() => (data ? columnsOf(data) : noColumns), [data]);
  const table = useMemo(
    () => data && tableInSource({ connection, table: { schema, name } }, `${source}: ${name}`, data.columns.length),
    [data, connection, schema, name, source],
  );
  return {
    source,
    table: table ?? null,
    columns,
    read: {
      pending: description.isPending,
      error: description.error && toAppError(description.error),
      again: () => void description.refetch(),
    },
  };
};
