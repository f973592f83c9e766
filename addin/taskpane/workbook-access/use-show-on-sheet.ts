import { useCallback } from 'react';
import { toAppError } from '#shared/errors/app-error.js';
import { useNotice } from '../frame/notice.js';
import { useWorkbook } from './workbook-context.js';

/** Selects cells in the workbook; an address that is gone is said in the pane. */
export const useShowOnSheet = () => {
  const workbook = useWorkbook();
  const { tell } = useNotice();
  return useCallback(
    (address: string) =>
      workbook.select(address).catch((thrown: unknown) => tell({ tone: 'problem', text: toAppError(thrown).detail })),
    [workbook, tell],
  );
};
