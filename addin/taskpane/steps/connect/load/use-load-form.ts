import { useMemo, useState } from 'react';
import type { Filter, SourceTableDescription } from '#shared/contract/connections.js';
import type { SelectionRequest } from '../../../api/sources-api.js';
import { draftProblem, filterOf, type FilterDraft } from './filter-draft.js';
import { useLoad } from './load-context.js';
import type { LoadRequest, LoadTarget } from './load-state.js';

/** What the user picks of a table: columns, conditions, a limit and a place. */
export const useLoadForm = (
  connectionId: string,
  connectionName: string,
  table: SourceTableDescription | undefined,
) => {
  const { start } = useLoad();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [filters, setFilters] = useState<readonly FilterDraft[]>([]);
  const [maxRows, setMaxRows] = useState<number | null>(null);
  const [target, setTarget] = useState<LoadTarget>('new-sheet');
  const columns = useMemo(() => table?.columns ?? [], [table]);
  const chosen = columns.map(({ name }) => name).filter((name) => !left.has(name));
  const problems = filters.map((draft) => draftProblem(draft, columns));
  const problem = chosen.length === 0 ? ('noColumns' as const) : (problems.find((one) => one !== null) ?? null);

  const selection = (): SelectionRequest => ({
    table: { schema: table?.schema ?? null, name: table?.name ?? '' },
    ...(left.size > 0 && { columns: chosen }),
    ...(filters.length > 0 && { filters: filters.map((draft): Filter => filterOf(draft, columns)) }),
    ...(maxRows !== null && { maxRows }),
  });
  const run = () =>
    start({
      origin: {
        kind: 'table',
        connection: { id: connectionId, name: connectionName },
        selection: selection(),
        key: (table?.primaryKey ?? []).every((name) => chosen.includes(name)) ? (table?.primaryKey ?? []) : [],
      },
      target,
    });
  return {
    table,
    columns,
    chosen,
    left,
    setLeft,
    filters,
    setFilters,
    maxRows,
    setMaxRows,
    target,
    setTarget,
    problem,
    run,
    /** Whether a load is of this very table. */
    isOf: ({ origin }: LoadRequest) =>
      origin.kind === 'table' &&
      origin.connection.id === connectionId &&
      origin.selection.table.name === table?.name &&
      origin.selection.table.schema === table.schema,
  };
};

export type LoadForm = ReturnType<typeof useLoadForm>;
