import { formatArea, parseReference } from '../book/address.js';
import type { CellStyle } from '../book/book.js';
import type { WorkbookContent } from '../book/content.js';
import type { FunctionMetadata } from '../host/custom-functions.js';
import { sheetByName } from '../model/guards.js';
import { surroundingRegion } from '../model/regions.js';
import { workbookModel } from '../model/workbook.js';
import { sampleWorkbook } from '../sample/sample.js';
import { chooseFile } from './choose-file.js';
import { loadRibbonGroup, paneOnly, type RibbonCommand, type RibbonGroup } from './ribbon-commands.js';
import { Session } from './session.js';
import { selectionSummary } from './summary.js';

export interface WorkbenchPlaces {
  readonly grid: HTMLElement;
  readonly pane: HTMLElement;
}

/** What the page shows around the grid. */
export interface WorkbenchState {
  readonly session: Session | null;
  readonly name: string;
  readonly saved: boolean;
  readonly summary: string;
  /** Function cells that wait for a result. */
  readonly busy: number;
  readonly ribbon: RibbonGroup;
  readonly notEmulated: readonly string[];
  readonly paneVisible: boolean;
  readonly dark: boolean;
  /** Why the last file could not be opened. */
  readonly problem: string | null;
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const paneUrl = '/taskpane.html';
const functionsUrl = '/functions.json';
const manifestUrl = '/manifest.xml';
const namespace = 'DV';
const keptRequests = 200;

/** The page's one workbench: the open workbook, the commands around it, and what could not be emulated. */
export class Workbench {
  /** The last batches office.js sent. */
  readonly requests: unknown[] = [];
  requestCount = 0;
  #state: WorkbenchState = {
    session: null,
    name: '',
    saved: true,
    summary: '',
    busy: 0,
    ribbon: paneOnly,
    notEmulated: [],
    paneVisible: true,
    dark: false,
    problem: null,
  };
  readonly #listeners = new Set<() => void>();
  #places: WorkbenchPlaces | null = null;
  #functions: readonly FunctionMetadata[] = [];

  get state(): WorkbenchState {
    return this.#state;
  }
  get session(): Session {
    if (!this.#state.session) throw new Error('No workbook is open yet.');
    return this.#state.session;
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async start(places: WorkbenchPlaces): Promise<void> {
    this.#places = places;
    this.#change({ dark: isDark() });
    const [functions, ribbon] = await Promise.all([loadFunctions(), loadRibbonGroup(manifestUrl)]);
    this.#functions = functions;
    this.#change({ ribbon });
    this.openSample();
  }

  openSample(): void {
    this.open(sampleWorkbook());
  }

  /** Replaces the open workbook; the task pane starts afresh, as Excel opens files in a new window. */
  open(content: WorkbookContent): void {
    if (!this.#places) return;
    this.#state.session?.dispose();
    const session = new Session({
      ...this.#places,
      paneUrl,
      content,
      namespace,
      functions: this.#functions,
      onNotImplemented: (member) => this.#missing(member),
      onRequest: (request) => this.#count(request),
      onPendingChanged: (busy) => this.#change({ busy }),
      paneVisible: () => this.#state.paneVisible,
      showPane: (visible) => this.showPane(visible),
    });
    session.book.on((event) => {
      if (event.type === 'selection') this.#change({ summary: selectionSummary(session.book) });
      if (event.type === 'cells') this.#change({ saved: false });
    });
    this.#change({ session, name: content.name, saved: true, summary: '', busy: 0, problem: null });
  }

  async chooseFile(): Promise<void> {
    const file = await chooseFile('.xlsx');
    if (!file) return;
    try {
      await this.openBytes(file.name.replace(/\.xlsx$/i, ''), new Uint8Array(await file.arrayBuffer()));
    } catch (error) {
      this.#change({ problem: error instanceof Error ? error.message : String(error) });
    }
  }

  async save(): Promise<void> {
    const bytes = await this.saveBytes();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: xlsxType }));
    link.download = `${this.#state.name}.xlsx`;
    link.click();
    URL.revokeObjectURL(link.href);
    this.#change({ saved: true });
  }
  async saveBytes(): Promise<Uint8Array> {
    const { writeXlsx } = await import('../files/write-xlsx.js');
    return writeXlsx(this.session.content());
  }
  async openBytes(name: string, bytes: Uint8Array): Promise<void> {
    const { readXlsx } = await import('../files/read-xlsx.js');
    this.open(readXlsx(name, bytes));
  }

  showPane(paneVisible: boolean): void {
    if (paneVisible === this.#state.paneVisible) return;
    this.#change({ paneVisible });
    const eventCategory = 65536;
    const visibilityChanged = 65539;
    const message = JSON.stringify({ visibility: paneVisible ? 'Visible' : 'Hidden' });
    this.#state.session?.host.xdm.raise([[eventCategory, visibilityChanged, '', message, 0]]);
  }

  /** The add-in keeps a theme of its own choice here; the workbench, like Excel, wants both to look alike. */
  setDark(dark: boolean): void {
    localStorage.setItem(themeKey, dark ? 'dark' : 'light');
    this.#change({ dark });
  }

  /** A command of the add-in's group. */
  invoke({ id, action }: RibbonCommand): void {
    if (action.kind === 'pane') this.showPane(true);
    if (action.kind === 'function') this.session.host.xdm.invokeCommand(id, action.name);
  }

  /** Selects a cell, sheet, table or name; false if there is none. */
  goTo(text: string): boolean {
    const { book } = this.session;
    const wanted = text.trim().toLowerCase();
    const reference = parseReference(text.trim());
    const table = book.objects.tables.find(({ name }) => name.toLowerCase() === wanted);
    const named = book.objects.names.find(({ name }) => name.toLowerCase() === wanted);
    const area = table?.area ?? named?.area ?? null;
    const sheet = reference?.sheetName ? sheetByName(book, reference.sheetName) : book.activeSheet();
    if (area) book.select(area);
    else if (reference && sheet) book.select({ ...reference.area, sheet });
    else {
      const found = sheetByName(book, wanted);
      if (!found) return false;
      book.activate(found);
    }
    return true;
  }

  format(style: CellStyle): void {
    this.session.book.setStyle(this.session.book.selection(), style);
  }
  toggleBold(): void {
    const { book } = this.session;
    this.format({ bold: !book.style(book.selection()).bold });
  }
  formatNumbers(format: string): void {
    const { book } = this.session;
    const area = book.selection();
    const row = new Array<string>(area.columns).fill(format);
    book.setFormats(area, new Array<string[]>(area.rows).fill(row));
  }
  async paste(): Promise<void> {
    await this.session.spreadsheet.api.paste();
  }
  /** Makes a table of the data around the selection, as Ctrl+T does. */
  formatAsTable(): void {
    const { book } = this.session;
    const region = surroundingRegion(book, book.selection());
    const taken = book.objects.tables.some(({ area }) => area.sheet === region.sheet && area.row === region.row);
    if (taken) return;
    const model = workbookModel(book, { culture: 'en-US', now: () => new Date() });
    model.Worksheets.GetItem(region.sheet).Tables.Add(formatArea(region), true);
  }

  #missing(member: string): void {
    if (this.#state.notEmulated.includes(member)) return;
    console.warn(`[workbench] not emulated: ${member}`);
    this.#change({ notEmulated: [...this.#state.notEmulated, member] });
  }
  #count(request: unknown): void {
    this.requestCount++;
    this.requests.push(request);
    if (this.requests.length > keptRequests) this.requests.shift();
  }
  #change(change: Partial<WorkbenchState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const themeKey = 'datavision.theme';

function isDark(): boolean {
  const chosen = localStorage.getItem(themeKey);
  return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
}

/** The add-in's function metadata; without it the grid knows no DV functions. */
/** functions.json; whether functions take error cells stands at its root, for all of them. */
interface FunctionsFile {
  readonly functions: readonly FunctionMetadata[];
  readonly allowErrorForDataTypeAny?: boolean;
}

async function loadFunctions(): Promise<readonly FunctionMetadata[]> {
  const response = await fetch(functionsUrl).catch(() => null);
  if (!response?.ok) return [];
  const { functions, allowErrorForDataTypeAny = false } = (await response.json()) as FunctionsFile;
  return functions.map((metadata) => ({ allowErrorForDataTypeAny, ...metadata }));
}
