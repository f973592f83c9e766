import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Connection, Connector, TableReference } from '#shared/contract/connections.js';
import { useApi } from '../../../api/api-context.js';
import type { SourceFamily } from '../../../app/places.js';

const PREVIEW_ROWS = 100;

export const familyOf = ({ reads }: Connector): SourceFamily => (reads === 'files' ? 'storage' : 'database');

/** The kinds of sources this server can reach; they change only when it is updated. */
export const useConnectors = () => {
  const { sources } = useApi();
  return useQuery({
    queryKey: ['connectors'],
    queryFn: ({ signal }) => sources.connectors(signal),
    staleTime: Infinity,
    retry: false,
  });
};

export const useConnections = () => {
  const { sources } = useApi();
  return useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => sources.connections(signal),
    retry: false,
  });
};

/** A saved connection with its kind; undefined while they load, null when it is gone. */
export const useConnection = (id: string): { connection: Connection; connector: Connector } | null | undefined => {
  const connections = useConnections().data;
  const connectors = useConnectors().data;
  if (!connections || !connectors) return undefined;
  const connection = connections.find((one) => one.id === id);
  const connector = connectors.find(({ kind }) => kind === connection?.kind);
  return connection && connector ? { connection, connector } : null;
};

/** Everything known of connections and what lies behind them is asked for anew. */
export const useSourcesChanged = () => {
  const client = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        ['connections', 'tables', 'source-table', 'catalog'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
    [client],
  );
};

export const useTables = (connection: string, q: string) => {
  const { sources } = useApi();
  return useQuery({
    queryKey: ['tables', connection, q],
    queryFn: ({ signal }) => sources.tables(connection, q, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
};

const tableKey = (part: string, connection: string, { schema, name }: TableReference) =>
  ['source-table', part, connection, schema, name] as const;

export const useTableDescription = (connection: string, table: TableReference) => {
  const { sources } = useApi();
  return useQuery({
    queryKey: tableKey('columns', connection, table),
    queryFn: ({ signal }) => sources.describe(connection, table, signal),
    retry: false,
  });
};

export const useTableRows = (connection: string, table: TableReference) => {
  const { sources } = useApi();
  return useQuery({
    queryKey: tableKey('rows', connection, table),
    queryFn: ({ signal }) => sources.rows(connection, table, PREVIEW_ROWS, signal),
    staleTime: 60_000,
    retry: false,
  });
};

/** The first look comes by itself; the sharp one when it is asked for, and then stays. */
export const useTableProfile = (
  connection: string,
  table: TableReference,
  mode: 'fast' | 'sharp',
  enabled: boolean,
) => {
  const { sources } = useApi();
  return useQuery({
    queryKey: tableKey(mode, connection, table),
    queryFn: ({ signal }) => sources.profile(connection, table, mode, signal),
    staleTime: Infinity,
    enabled,
    retry: false,
  });
};
