import { Dismiss20Regular } from '@fluentui/react-icons';
import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { useWorkbench } from './use-workbench.js';
import type { Workbench } from './workbench.js';

/** Widths Excel allows: 270 is the Mac's default, 500 the web's largest. */
const narrowest = 270;
const widest = 500;
const defaultWidth = 350;
const step = 10;

export interface PaneProps {
  readonly workbench: Workbench;
  readonly container: RefObject<HTMLDivElement | null>;
}

/** The add-in's window: Excel draws the title and the close button, the rest is the add-in's page. */
export function Pane({ workbench, container }: PaneProps) {
  const { paneVisible } = useWorkbench(workbench);
  const [width, setWidth] = useState(defaultWidth);
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const resize = (next: number): void => {
    const allowed = Math.min(widest, Math.max(narrowest, next));
    setWidth(allowed);
    document.documentElement.style.setProperty('--wb-pane-width', `${allowed}px`);
  };
  const move = (event: PointerEvent): void => {
    if (start.current) resize(start.current.width + start.current.x - event.clientX);
  };
  return (
    <aside className="wb-pane" aria-label="DataVision task pane" hidden={!paneVisible} style={{ width }}>
      <div
        className="wb-resize"
        role="separator"
        aria-orientation="vertical"
        aria-label="Pane width"
        aria-valuenow={width}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        tabIndex={0}
        onPointerDown={(event) => {
          start.current = { x: event.clientX, width };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={move}
        onPointerUp={() => (start.current = null)}
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') resize(width + step);
          if (key === 'ArrowRight') resize(width - step);
        }}
      />
      <div className="wb-pane-title">
        <span>DataVision</span>
        <button type="button" aria-label="Close" title="Close" onClick={() => workbench.showPane(false)}>
          <Dismiss20Regular />
        </button>
      </div>
      <div ref={container} className="wb-pane-frame" />
    </aside>
  );
}
