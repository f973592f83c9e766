import { useWorkbench } from './use-workbench.js';
import type { Workbench } from './workbench.js';

export function StatusBar({ workbench }: { readonly workbench: Workbench }) {
  const { summary, busy } = useWorkbench(workbench);
  return (
    <footer className="wb-status">
      <span role="status">{busy > 0 ? `Calculating: ${busy.toLocaleString('en-US')} cells` : 'Ready'}</span>
      <span className="wb-summary">{summary}</span>
      <span>100%</span>
    </footer>
  );
}
