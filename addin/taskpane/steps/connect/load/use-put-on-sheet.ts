import { useCallback } from 'react';
import type { Dataset } from '#shared/data/dataset.js';
import type { Insertion } from '../../../../workbook/workbook.js';
import { useApi } from '../../../api/api-context.js';
import { useHost } from '../../../host/host-context.js';
import { useInsertion } from '../../../insertion/insertion-context.js';
import { useTakeAsSource } from '../../../source/use-take-as-source.js';
import { datasetTable } from './dataset-table.js';
import { loadAnswer } from './load-answer.js';
import { sheetRows, type LoadOrigin, type Writing } from './load-state.js';

interface Loaded {
  readonly dataset: Dataset;
  readonly runId: string;
  readonly origin: LoadOrigin;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

interface PutOptions {
  readonly target: 'new-sheet' | 'cell';
  readonly signal?: AbortSignal;
  readonly onProgress?: (writing: Writing) => void;
}

/** Fetches a dataset and writes it as one undoable step; the table on the sheet becomes the source of every step. */
export const usePutOnSheet = () => {
  const { sources } = useApi();
  const { now } = useHost();
  const { write } = useInsertion();
  const takeAsSource = useTakeAsSource();
  return useCallback(
    async (
      loaded: Loaded,
      { target, signal, onProgress }: PutOptions,
    ): Promise<{ insertion: Insertion; rows: number }> => {
      const { dataset, startedAt } = loaded;
      const rows = Math.min(dataset.rows, sheetRows(dataset.columns.length, target));
      onProgress?.({ done: 0, total: rows });
      const table = await datasetTable(sources, dataset, rows, { ...(signal && { signal }) });
      const answer = loadAnswer({
        ...loaded,
        table,
        startedAt: new Date(startedAt).toISOString(),
        milliseconds: now() - startedAt,
      });
      const insertion = await write(answer, {
        target,
        ...(signal && { signal }),
        onProgress: (done, total) => onProgress?.({ done, total }),
      });
      await takeAsSource(insertion);
      return { insertion, rows: table.rows.length };
    },
    [sources, now, write, takeAsSource],
  );
};
