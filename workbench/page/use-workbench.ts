import { useSyncExternalStore } from 'react';
import type { Workbench, WorkbenchState } from './workbench.js';

export function useWorkbench(workbench: Workbench): WorkbenchState {
  return useSyncExternalStore(workbench.subscribe, () => workbench.state);
}
