import { createContext, useContext } from 'react';
import type { Workbook } from '../../workbook/workbook.js';

const WorkbookContext = createContext<Workbook | null>(null);
export const WorkbookProvider = WorkbookContext.Provider;

export const useWorkbook = (): Workbook => {
  const workbook = useContext(WorkbookContext);
  if (!workbook) throw new Error('useWorkbook needs a WorkbookProvider');
  return workbook;
};
