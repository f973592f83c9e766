import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { useApi } from '../../../api/api-context.js';
import type { LoadProgress, SourcesApi } from '../../../api/sources-api.js';
import { useNotice } from '../../../frame/notice.js';
import { useHost } from '../../../host/host-context.js';
import { useInsertion } from '../../../insertion/insertion-context.js';
import { useInsertions } from '../../../insertion/use-insertions.js';
import { useWorkbookSetting } from '../../../workbook-access/use-workbook-setting.js';
import { changesInWords } from './changes-in-words.js';
import { datasetTable } from './dataset-table.js';
import { loadAnswer } from './load-answer.js';
import { sheetRows } from './load-state.js';
import { LOADED_SETTING, standingRecord, withRecord, type LoadedRecord } from './loaded-record.js';

/** null when the earlier load is no longer on the server; the refresh goes on without a summary. */
const changesSince = async (sources: SourcesApi, { dataset, key }: LoadedRecord, now: Dataset, signal: AbortSignal) => {
  try {
    return await sources.changes(now.id, { before: dataset, key }, signal);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'dataset-unknown') return null;
    throw thrown;
  }
};

/** Loads a selection again and writes it over the table on the sheet. */
const useReload = () => {
  const { sources } = useApi();
  const { now } = useHost();
  const { rewrite } = useInsertion();
  return useCallback(
    async (record: LoadedRecord, signal: AbortSignal, onProgress: (progress: LoadProgress) => void) => {
      const { connection, selection, insertionId, key } = record;
      const startedAt = now();
      const { dataset, id } = await sources.load(connection.id, selection, { signal, onProgress });
      if (dataset.id === record.dataset)
        return { dataset, rows: record.rows, changes: 'none' as const, insertion: null };
      const changes = await changesSince(sources, record, dataset, signal);
      const table = await datasetTable(sources, dataset, sheetRows(dataset.columns.length), { signal });
      const answer = loadAnswer({
        runId: id,
        origin: { kind: 'table', connection, selection, key },
        dataset,
        table,
        startedAt: new Date(startedAt).toISOString(),
        milliseconds: now() - startedAt,
      });
      const insertion = await rewrite(insertionId, answer, { signal });
      return { dataset, rows: table.rows.length, changes, insertion };
    },
    [sources, now, rewrite],
  );
};

export interface Refreshing {
  readonly insertionId: string;
  readonly progress: LoadProgress | null;
}

/** Brings a loaded table up to date where it stands, and tells what differs. */
export const useRefresh = () => {
  const { t } = useTranslation();
  const { tell, dismiss } = useNotice();
  const { now } = useHost();
  const { value, save } = useWorkbookSetting<LoadedRecord[]>(LOADED_SETTING);
  const reload = useReload();
  const { undo } = useInsertion();
  const { insertions } = useInsertions();
  const [refreshing, setRefreshing] = useState<Refreshing | null>(null);
  const running = useRef<AbortController | null>(null);
  const undone = new Set(insertions.filter((one) => one.undone).map(({ id }) => id));
  const records = (value ?? []).map((record) => standingRecord(record, undone));

  const refresh = async (record: LoadedRecord) => {
    const controller = new AbortController();
    running.current = controller;
    const { insertionId, name } = record;
    dismiss();
    setRefreshing({ insertionId, progress: null });
    try {
      const { dataset, rows, changes, insertion } = await reload(record, controller.signal, (progress) =>
        setRefreshing({ insertionId, progress }),
      );
      const loadedAt = new Date(now()).toISOString();
      const before = { dataset: record.dataset, rows: record.rows };
      const refreshed = insertion ? { insertionId: insertion.id, before } : record.refreshed;
      await save(
        withRecord(records, { ...record, dataset: dataset.id, rows, loadedAt, ...(refreshed && { refreshed }) }),
      );
      tell({
        tone: 'done',
        text: changesInWords(t, name, changes),
        ...(insertion && { action: { label: t('insert.undo'), run: () => void undo(insertion) } }),
      });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'cancelled') tell({ tone: 'done', text: t('running.cancelled') });
      else tell({ tone: 'problem', text: error.detail });
    } finally {
      setRefreshing(null);
    }
  };
  return { records, refreshing, refresh, cancel: () => running.current?.abort() };
};
