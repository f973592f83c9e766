import type { Book } from '../book/book.js';
import { workbookModel, type ModelOptions } from '../model/workbook.js';
import type { HostIdentity } from './app-context.js';
import { CustomFunctionsHost } from './custom-functions.js';
import { eventEntries } from './events.js';
import { RichApi } from './richapi.js';
import { officeServices, type PaneControl } from './services.js';
import type { BatchRequest } from './wire.js';
import { XdmHost } from './xdm-host.js';

export interface WorkbenchHostOptions extends ModelOptions {
  readonly book: Book;
  readonly identity: HostIdentity;
  readonly pane: PaneControl;
  readonly newCorrelation: () => string;
  readonly onNotImplemented: (member: string) => void;
  readonly onRequest?: (request: BatchRequest) => void;
  readonly onBatch?: (open: boolean) => void;
  readonly onCommandCompleted?: (commandId: string) => void;
  readonly updateRibbon?: (json: string) => void;
}

/** Excel's side of the conversation for one pane over one book. */
export interface WorkbenchHost {
  readonly xdm: XdmHost;
  readonly functions: CustomFunctionsHost;
}

export function createWorkbenchHost(options: WorkbenchHostOptions): WorkbenchHost {
  const { book, onNotImplemented } = options;
  const functions: CustomFunctionsHost = new CustomFunctionsHost((entries) => xdm.raise(entries));
  const richApi = new RichApi({
    root: workbookModel(book, options),
    services: officeServices({
      functions,
      pane: options.pane,
      updateRibbon: options.updateRibbon ?? (() => undefined),
    }),
    written: () => book.written(),
    settle: () => book.settle(),
    onNotImplemented,
    ...(options.onBatch && { onBatch: options.onBatch }),
  });
  const xdm: XdmHost = new XdmHost({
    identity: options.identity,
    settings: documentSettings(book),
    newCorrelation: options.newCorrelation,
    onNotImplemented,
    ...(options.onCommandCompleted && { onCommandCompleted: options.onCommandCompleted }),
    execute: (request) => {
      options.onRequest?.(request);
      return richApi.execute(request);
    },
  });
  book.on((event) => {
    xdm.raise(eventEntries(book, event));
    if (event.type === 'selection') xdm.raiseCommon('documentSelectionChanged', {});
  });
  return { xdm, functions };
}

/** Common API settings are JSON text under the same keys as `workbook.settings`. */
function documentSettings(book: Book) {
  const { settings } = book.objects;
  return {
    read: () => Object.fromEntries([...settings].map(([key, value]) => [key, JSON.stringify(value)])),
    replace: (next: Record<string, string>) => {
      settings.clear();
      for (const [key, text] of Object.entries(next)) settings.set(key, JSON.parse(text));
    },
  };
}
