import { createElement } from 'react';
import type { WorkbookContent } from '../book/content.js';
import { Decorations } from '../book/univer/decorations.js';
import { registerSheetFunctions } from '../book/univer/functions.js';
import { toUniverWorkbook } from '../book/univer/load.js';
import { paceFormulas } from '../book/univer/paced-formulas.js';
import { Recalculation } from '../book/univer/recalculation.js';
import { startUniver, type Spreadsheet } from '../book/univer/start.js';
import { paintTables } from '../book/univer/table-painter.js';
import { restoreObjects, savedResults, workbookContent } from './book-content.js';
import { UniverBook } from '../book/univer/univer-book.js';
import { formatArea, quoteSheet, type SheetArea } from '../book/address.js';
import { ChartView } from '../charts/chart-view.js';
import { FunctionCells, type FunctionCell } from '../functions/function-cells.js';
import { frameName } from '../host/app-context.js';
import type { FunctionMetadata } from '../host/custom-functions.js';
import { createWorkbenchHost, type WorkbenchHost } from '../host/workbench-host.js';
import type { BatchRequest } from '../host/wire.js';

export interface SessionOptions {
  readonly grid: HTMLElement;
  readonly pane: HTMLElement;
  readonly paneUrl: string;
  readonly content: WorkbookContent;
  readonly namespace: string;
  readonly functions: readonly FunctionMetadata[];
  readonly onNotImplemented: (member: string) => void;
  readonly onRequest: (request: BatchRequest) => void;
  readonly onPendingChanged: (pending: number) => void;
  readonly paneVisible: () => boolean;
  readonly showPane: (visible: boolean) => void;
}

/** One open workbook: the grid, its book, Excel's side of office.js, and the task pane. */
export class Session {
  readonly spreadsheet: Spreadsheet;
  readonly book: UniverBook;
  readonly host: WorkbenchHost;
  readonly functions: FunctionCells;
  readonly #frame: HTMLIFrameElement;
  readonly #recalculation: Recalculation;
  readonly #identity;
  readonly #chartListeners = new Set<() => void>();

  constructor(private readonly options: SessionOptions) {
    this.spreadsheet = startUniver(options.grid);
    const { api, univer } = this.spreadsheet;
    const injector = univer.__getInjector();
    paceFormulas(injector);
    const workbook = api.createWorkbook(toUniverWorkbook(options.content));
    this.book = new UniverBook(api, injector, workbook);
    this.#identity = {
      origin: location.origin,
      locale: 'en-US',
      documentUrl: `${location.origin}/${encodeURIComponent(options.content.name)}.xlsx`,
    };
    this.host = this.#createHost();
    this.functions = new FunctionCells({
      call: (invocation, onOutcome) => this.host.functions.call(invocation, onOutcome),
      addressOf: (cell) => this.#addressOf(cell),
      onFinished: () => this.#recalculation.request(),
      onPendingChanged: options.onPendingChanged,
    });
    this.book.beforeFullCalculation = () => this.functions.clear();
    this.functions.restore(savedResults(options.content, this.book));
    this.#recalculation = new Recalculation(api, injector, this.functions);
    registerSheetFunctions(injector, {
      namespace: options.namespace,
      metadata: options.functions,
      evaluate: (metadata, cell, given) => this.functions.evaluate(metadata, cell, given),
      sheetName: (id) => this.#sheetName(id),
    });
    paintTables(injector, this.book);
    this.#watchBook();
    new Decorations(api, this.book, ({ data }: { readonly data: { readonly id: string } }) =>
      createElement(ChartView, { book: this.book, id: data.id, onChange: this.#onChartChange }),
    );
    this.#frame = this.#openPane();
    addEventListener('message', this.#receive);
    restoreObjects(this.book, options.content);
  }

  /** Whether something still computes or waits to be shown. */
  get busy(): boolean {
    return this.functions.pending > 0 || this.functions.hasFinished || this.#recalculation.running;
  }

  /** The workbook as a file keeps it. */
  content(): WorkbookContent {
    return workbookContent(this.book, this.functions.saved());
  }

  dispose(): void {
    removeEventListener('message', this.#receive);
    this.#recalculation.dispose();
    this.functions.clear();
    this.#frame.remove();
    this.spreadsheet.univer.dispose();
  }

  #createHost(): WorkbenchHost {
    const { onNotImplemented, onRequest, paneVisible, showPane } = this.options;
    return createWorkbenchHost({
      book: this.book,
      identity: this.#identity,
      culture: 'en-US',
      now: () => new Date(),
      pane: { visible: paneVisible, show: showPane },
      newCorrelation: () => crypto.randomUUID(),
      onNotImplemented,
      onRequest,
      onBatch: (open) => this.book.batch(open),
    });
  }

  #openPane(): HTMLIFrameElement {
    const frame = document.createElement('iframe');
    frame.name = frameName(this.#identity, crypto.randomUUID());
    frame.title = 'DataVision';
    frame.src = this.options.paneUrl;
    this.options.pane.replaceChildren(frame);
    return frame;
  }

  readonly #receive = (event: MessageEvent): void => {
    const source = this.#frame.contentWindow;
    if (!source || event.source !== source) return;
    const peer = { postMessage: (message: string, origin: string) => source.postMessage(message, origin) };
    void this.host.xdm.receive({ data: event.data, origin: event.origin, source: peer });
  };

  readonly #onChartChange = (listener: () => void): (() => void) => {
    this.#chartListeners.add(listener);
    return () => this.#chartListeners.delete(listener);
  };

  #watchBook(): void {
    let due = false;
    const redraw = (): void => {
      if (due || this.#chartListeners.size === 0) return;
      due = true;
      setTimeout(() => {
        due = false;
        for (const listener of this.#chartListeners) listener();
      }, 50);
    };
    this.book.objects.onChange((kind) => kind === 'chart' && redraw());
    this.book.on((event) => {
      if (event.type === 'shifted') this.functions.shift(event.shift);
      if (event.type === 'cells') {
        if (event.change === 'RangeEdited') this.#forgetEmptied(event.area);
        redraw();
      }
    });
    this.spreadsheet.api.getFormula().calculationResultApplied(redraw);
  }

  /** Cells that lost their formula cancel their calls. A formula that only moved keeps its results. */
  #forgetEmptied(area: SheetArea): void {
    const emptied = [...this.functions.within(area)].filter((cell) => {
      const formula = this.book.formulas({ ...cell, rows: 1, columns: 1 })[0]?.[0];
      return typeof formula !== 'string' || !formula.startsWith('=');
    });
    this.functions.edited(emptied);
  }

  #sheetName(id: string): string {
    return this.book.workbook.getSheetBySheetId(id)?.getSheetName() ?? '';
  }

  #addressOf({ sheet, row, column }: FunctionCell): string {
    return `${quoteSheet(this.#sheetName(sheet))}!${formatArea({ row, column, rows: 1, columns: 1 })}`;
  }
}
