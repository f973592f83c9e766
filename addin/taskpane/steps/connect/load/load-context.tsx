import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Dataset } from '#shared/data/dataset.js';
import { toAppError } from '#shared/errors/app-error.js';
import type { Insertion } from '../../../../workbook/workbook.js';
import { useApi } from '../../../api/api-context.js';
import type { LoadOptions, SourcesApi } from '../../../api/sources-api.js';
import { useNotice } from '../../../frame/notice.js';
import { useHost } from '../../../host/host-context.js';
import { useSource } from '../../../source/source-context.js';
import { useWorkbookSetting } from '../../../workbook-access/use-workbook-setting.js';
import type { LoadOrigin, LoadRequest, LoadState } from './load-state.js';
import { LOADED_SETTING, recordOf, withRecord, type LoadedRecord } from './loaded-record.js';
import { usePutOnSheet } from './use-put-on-sheet.js';

interface LoadAccess {
  readonly state: LoadState;
  start(request: LoadRequest): Promise<void>;
  cancel(): void;
  clear(): void;
}

const LoadContext = createContext<LoadAccess | null>(null);

export const useLoad = (): LoadAccess => {
  const access = useContext(LoadContext);
  if (!access) throw new Error('useLoad needs a LoadProvider');
  return access;
};

type Tell = (state: LoadState) => void;

/** A file is on the server since it was uploaded; a table has to come first. */
const read = (
  sources: SourcesApi,
  origin: LoadOrigin,
  options: LoadOptions,
): Promise<{ id: string; dataset: Dataset }> =>
  origin.kind === 'table'
    ? sources.load(origin.connection.id, origin.selection, options)
    : Promise.resolve({ id: crypto.randomUUID(), dataset: origin.dataset });

/** Reads the selection into a dataset, then puts it where it was asked for. */
const usePerform = () => {
  const { sources } = useApi();
  const { hold } = useSource();
  const { now } = useHost();
  const putOnSheet = usePutOnSheet();
  return useCallback(
    async (request: LoadRequest, startedAt: number, signal: AbortSignal, tell: Tell): Promise<LoadState> => {
      const { origin, target } = request;
      const { dataset, id } = await read(sources, origin, {
        signal,
        onProgress: (progress) => tell({ status: 'reading', request, startedAt, progress }),
      });
      const done = (insertion: Insertion | null, rowsOnSheet: number): LoadState => ({
        status: 'done',
        request,
        dataset,
        insertion,
        rowsOnSheet,
        milliseconds: now() - startedAt,
      });
      if (target === 'server') {
        hold(dataset);
        return done(null, 0);
      }
      const { insertion, rows } = await putOnSheet(
        { dataset, runId: id, origin, startedAt },
        { target, signal, onProgress: (writing) => tell({ status: 'writing', request, startedAt, writing }) },
      );
      return done(insertion, rows);
    },
    [sources, hold, now, putOnSheet],
  );
};

const useRemember = () => {
  const { value, save } = useWorkbookSetting<LoadedRecord[]>(LOADED_SETTING);
  const records = useRef(value);
  records.current = value;
  return useCallback(
    async (state: LoadState) => {
      const record = state.status === 'done' ? recordOf(state) : null;
      if (record) await save(withRecord(records.current ?? [], record));
    },
    [save],
  );
};

/** Keeps the latest load, so that leaving its screen neither stops nor loses it. */
export const LoadProvider = ({ children }: { children: ReactNode }) => {
  const { now } = useHost();
  const { dismiss } = useNotice();
  const perform = usePerform();
  const remember = useRemember();
  const [state, setState] = useState<LoadState>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  const start = useCallback(
    async (request: LoadRequest) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      const tell = (next: LoadState) => running.current === controller && setState(next);
      const startedAt = now();
      dismiss();
      tell({ status: 'reading', request, startedAt, progress: null });
      try {
        const done = await perform(request, startedAt, controller.signal, tell);
        await remember(done);
        tell(done);
      } catch (thrown) {
        const error = toAppError(thrown);
        const cancelled = controller.signal.aborted || error.code === 'cancelled';
        tell(cancelled ? { status: 'cancelled', request } : { status: 'failed', request, error });
      }
    },
    [now, dismiss, perform, remember],
  );
  const access = useMemo<LoadAccess>(
    () => ({
      state,
      start,
      cancel: () => running.current?.abort(),
      clear: () => setState({ status: 'idle' }),
    }),
    [state, start],
  );
  return <LoadContext.Provider value={access}>{children}</LoadContext.Provider>;
};
