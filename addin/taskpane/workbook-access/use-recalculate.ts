import { createContext, useCallback, useContext } from 'react';
import { useWorkbook } from './workbook-context.js';

/** Makes every DV function ask the server anew at its next calculation. */
type ForgetResults = () => Promise<void>;

const ForgetResultsContext = createContext<ForgetResults>(() => Promise.resolve());
export const ForgetResultsProvider = ForgetResultsContext.Provider;

/** Calculates all formulas with what the server knows now. */
export const useRecalculate = (): (() => Promise<void>) => {
  const forget = useContext(ForgetResultsContext);
  const workbook = useWorkbook();
  return useCallback(async () => {
    await forget();
    await workbook.recalculate();
  }, [forget, workbook]);
};
