import type { AnswerTable } from '#shared/answers/table.js';
import type { Dataset } from '#shared/data/dataset.js';
import type { SourcesApi } from '../../../api/sources-api.js';

const PAGE_ROWS = 10_000;

interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly onRows?: (done: number, total: number) => void;
}

/** The first `wanted` rows of a dataset, fetched in pages. */
export const datasetTable = async (
  api: SourcesApi,
  dataset: Dataset,
  wanted: number,
  { signal, onRows }: FetchOptions = {},
): Promise<AnswerTable> => {
  const total = Math.min(wanted, dataset.rows);
  const page = (offset: number) =>
    api.datasetRows(dataset.id, { offset, limit: Math.max(1, Math.min(PAGE_ROWS, total - offset)) }, signal);
  const first = await page(0);
  const rows = total === 0 ? [] : [...first.rows];
  while (rows.length < total) {
    onRows?.(rows.length, total);
    const next = await page(rows.length);
    if (next.rows.length === 0) break;
    for (const row of next.rows) rows.push(row);
  }
  return { ...first, rows, totalRows: dataset.rows };
};
