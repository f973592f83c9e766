import { useState } from 'react';
import type { SourceProfile, SourceTableDescription } from '#shared/contract/connections.js';
import { toAppError, type AppError } from '#shared/errors/app-error.js';
import { useTableProfile } from '../sources/use-sources.js';

export interface TableFigures {
  readonly profile: SourceProfile | null;
  readonly rows: { readonly count: number; readonly exact: boolean } | null;
  /** The first look is under way. */
  readonly looking: boolean;
  /** Every row is being counted. */
  readonly sharpening: boolean;
  readonly error: AppError | null;
  readonly sharpen: () => void;
  readonly stop: () => void;
}

/** What the source counts in a table: a first look at once, all rows when the user asks. */
export const useTableFigures = (connection: string, table: SourceTableDescription): TableFigures => {
  const [sharp, setSharp] = useState(false);
  const first = useTableProfile(connection, table, 'fast', table.kind !== 'file');
  const exact = useTableProfile(connection, table, 'sharp', sharp);
  const profile = exact.data ?? first.data ?? null;
  const error = exact.error ?? first.error;
  const estimate = table.rowEstimate === null ? null : { count: table.rowEstimate, exact: false };
  return {
    profile,
    rows: profile ? { count: profile.rows, exact: profile.basics === 'exact' } : estimate,
    looking: first.isFetching,
    sharpening: exact.isFetching,
    error: error && toAppError(error),
    sharpen: () => setSharp(true),
    stop: () => setSharp(false),
  };
};
