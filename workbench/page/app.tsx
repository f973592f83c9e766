import { useEffect, useMemo, useRef } from 'react';
import { ErrorCard } from './error-card.js';
import { NotEmulated } from './not-emulated.js';
import { Pane } from './pane.js';
import { Ribbon } from './ribbon.js';
import { StatusBar } from './status-bar.js';
import { TitleBar } from './title-bar.js';
import { testApi } from './test-api.js';
import { useWorkbench } from './use-workbench.js';
import { Workbench } from './workbench.js';

export function App() {
  const grid = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const workbench = useMemo(() => new Workbench(), []);
  const { dark, paneVisible, session, problem } = useWorkbench(workbench);

  useEffect(() => {
    if (!grid.current || !pane.current) return;
    Object.assign(window, { workbench: testApi(workbench) });
    void workbench.start({ grid: grid.current, pane: pane.current });
  }, [workbench]);

  return (
    <div className="wb" data-theme={dark ? 'dark' : 'light'} data-pane={paneVisible ? 'open' : 'closed'}>
      <TitleBar workbench={workbench} />
      <Ribbon workbench={workbench} />
      <main className="wb-main">
        <div ref={grid} className="wb-grid" />
        <Pane workbench={workbench} container={pane} />
        <NotEmulated workbench={workbench} />
        {problem && (
          <section className="wb-missing" role="alert">
            {problem}
          </section>
        )}
      </main>
      <StatusBar workbench={workbench} />
      {session && <ErrorCard session={session} />}
    </div>
  );
}
