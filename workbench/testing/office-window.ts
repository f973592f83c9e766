/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { JSDOM } from 'jsdom';
import { MemoryBook } from '../book/memory-book.js';
import { frameName } from '../host/app-context.js';
import { createWorkbenchHost, type WorkbenchHost } from '../host/workbench-host.js';
import type { Inbound } from '../host/xdm-host.js';

const dist = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');
const identity = { origin: 'https://localhost', locale: 'en-US', documentUrl: 'https://localhost/Workbench.xlsx' };

export type OfficeWindow = JSDOM['window'] & {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
};

export interface OfficeInJsdom {
  readonly window: OfficeWindow;
  readonly book: MemoryBook;
  readonly host: WorkbenchHost;
  readonly notImplemented: string[];
  readonly paneVisible: () => boolean;
}

function readOfficeScript(file: string): string {
  return readFileSync(join(dist, file), 'utf8');
}

/** The real office.js in a jsdom window whose parent is our host, ready for `Excel.run`. */
export async function startOffice(book = new MemoryBook()): Promise<OfficeInJsdom> {
  const dom = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    url: `${identity.origin}/taskpane.html`,
    runScripts: 'outside-only',
    pretendToBeVisual: true,
  });
  const window = dom.window as unknown as OfficeWindow;
  const notImplemented: string[] = [];
  let visible = true;
  let correlation = 0;
  const host = createWorkbenchHost({
    book,
    identity,
    culture: 'en-US',
    now: () => new Date('2026-01-02T03:04:05Z'),
    pane: { visible: () => visible, show: (next) => (visible = next) },
    newCorrelation: () => `correlation-${++correlation}`,
    onNotImplemented: (member) => notImplemented.push(member),
  });
  connect(window, host);
  loadOffice(window);
  await window.Office.onReady();
  return { window, book, host, notImplemented, paneVisible: () => visible };
}

function connect(window: OfficeWindow, host: WorkbenchHost): void {
  window.name = frameName(identity, 'test');
  const toPane: Inbound['source'] = {
    postMessage: (data) =>
      setImmediate(() => {
        const init = { data, origin: identity.origin, source: null };
        window.dispatchEvent(new window.MessageEvent('message', init));
      }),
  };
  const parent = {
    postMessage: (data: string) =>
      setImmediate(() => void host.xdm.receive({ data, origin: identity.origin, source: toPane })),
  };
  Object.defineProperty(window, 'parent', { value: parent });
}

/** office.js inserts script tags for its host file and strings; those come from the package on disk. */
function loadOffice(window: OfficeWindow): void {
  const { document } = window;
  Object.defineProperty(document, 'domain', { value: 'localhost' });
  const { head } = document;
  const append = head.appendChild.bind(head);
  head.appendChild = <T extends Node>(node: T): T => {
    const script = node as unknown as HTMLScriptElement;
    if (script.tagName !== 'SCRIPT' || !script.src) return append(node);
    const file = new URL(script.src).pathname.replace('/office-js/', '');
    setImmediate(() => runScript(window, file, script));
    return node;
  };
  const self = document.createElement('script');
  self.setAttribute('src', '/office-js/office.js');
  append(self);
  window.eval(readOfficeScript('office.js'));
}

function runScript(window: OfficeWindow, file: string, script: HTMLScriptElement): void {
  try {
    window.eval(readOfficeScript(file));
    script.onload?.(new window.Event('load'));
  } catch {
    // The telemetry file is not part of the npm package; office.js works without it.
    script.onerror?.('not found');
  }
}
