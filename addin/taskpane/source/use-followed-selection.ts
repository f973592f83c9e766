import { useCallback, useEffect, useRef, useState } from 'react';
import { toAppError, type AppError } from '#shared/errors/app-error.js';
import type { Selection, Workbook } from '../../workbook/workbook.js';
import { useWorkbook } from '../workbook-access/workbook-context.js';

const SETTLE_MILLISECONDS = 150;

/** One cell inside a block of data stands for the block, as it does when a table or pivot table is made from it. */
const readSelection = async (workbook: Workbook): Promise<Selection> => {
  const selection = await workbook.selection();
  if (selection.rows * selection.columns > 1) return selection;
  const region = await workbook.currentRegion();
  return region.rows > 1 ? region : selection;
};

interface Followed {
  readonly selection: Selection | null;
  readonly error: AppError | null;
}

/** What is selected in the workbook, read again a moment after the selection came to rest. */
export const useFollowedSelection = (): Followed & { refresh: () => Promise<void> } => {
  const workbook = useWorkbook();
  const [followed, setFollowed] = useState<Followed>({ selection: null, error: null });
  const latest = useRef(0);

  const refresh = useCallback(async () => {
    const turn = ++latest.current;
    const next: Followed = await readSelection(workbook).then(
      (selection) => ({ selection, error: null }),
      (thrown: unknown) => ({ selection: null, error: toAppError(thrown) }),
    );
    if (turn === latest.current) setFollowed(next);
  }, [workbook]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let stop: (() => void) | undefined;
    void refresh();
    void workbook
      .onSelectionChanged(() => {
        clearTimeout(timer);
        timer = setTimeout(() => void refresh(), SETTLE_MILLISECONDS);
      })
      .then((unsubscribe) => {
        stop = unsubscribe;
        if (stopped) unsubscribe();
      });
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop?.();
    };
  }, [workbook, refresh]);

  return { ...followed, refresh };
};
