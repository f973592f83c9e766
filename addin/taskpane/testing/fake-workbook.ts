import type { Answer } from '#shared/answers/answer.js';
import { AppError } from '#shared/errors/app-error.js';
import type {
  CellComment,
  Insertion,
  InsertOptions,
  Selection,
  UndoOptions,
  Workbook,
} from '../../workbook/workbook.js';

export const ordersSelection: Selection = {
  address: 'Orders!A1:H4211',
  sheet: 'Orders',
  table: null,
  rows: 4_211,
  columns: 8,
  remark: null,
  preview: [
    ['Order ID', 'Order Date', 'Region', 'Channel', 'Product', 'Units', 'Unit Price', 'Revenue'],
    ['SO-010001', '02.01.2024', 'North', 'Online', 'Oslo Desk', '8', '$349.00', '$2,792.00'],
    ['SO-010002', '02.01.2024', 'South', 'Partner', 'Luma Lamp', '12', '$39.00', '$468.00'],
  ],
};

export const oneCell: Selection = {
  address: 'Sheet2!B7',
  sheet: 'Sheet2',
  table: null,
  rows: 1,
  columns: 1,
  remark: null,
  preview: [['']],
};

const nameOf = ({ receipt: { analysis, source } }: Answer) => {
  const kind = analysis.charAt(0).toUpperCase() + analysis.slice(1);
  return `DV ${kind} ${source.label.split('!')[0]}`;
};

/** A workbook in memory that behaves as the port promises; tests reach into it to select, fail, or ask. */
export class FakeWorkbook implements Workbook {
  selected: Selection;
  region: Selection | null = null;
  /** The next insertion meets filled cells. */
  filledCells = 0;
  failure: AppError | null = null;
  readonly settings = new Map<string, string>();
  readonly shown: string[] = [];
  readonly inserted: Insertion[] = [];
  comments: readonly CellComment[] = [];
  readonly formulas: string[] = [];
  recalculations = 0;
  readonly #listeners = new Set<() => void>();

  constructor(selected: Selection = ordersSelection) {
    this.selected = selected;
  }

  select_(selection: Selection) {
    this.selected = selection;
    this.#listeners.forEach((listener) => listener());
  }

  selection() {
    return Promise.resolve(this.selected);
  }

  onSelectionChanged(listener: () => void) {
    this.#listeners.add(listener);
    return Promise.resolve(() => void this.#listeners.delete(listener));
  }

  currentRegion() {
    return Promise.resolve(this.region ?? this.selected);
  }

  async *read(): AsyncGenerator<never> {
    throw new AppError('internal', 'The fake API does not read cells.');
  }

  async insert(answer: Answer, options: InsertOptions = {}): Promise<Insertion> {
    if (this.failure) throw this.failure;
    const sheet = options.target?.kind === 'cell' ? 'Orders' : nameOf(answer);
    const address = `${sheet}!A1:D15`;
    if (this.filledCells > 0 && !(await options.confirmOverwrite?.({ address, cells: this.filledCells }))) {
      throw new AppError('cancelled', 'Nothing was written.');
    }
    const insertion: Insertion = {
      id: `insertion-${this.inserted.length + 1}`,
      runId: answer.receipt.runId,
      title: answer.headline,
      sheet,
      address,
      insertedAt: '2026-10-05T09:51:00Z',
      undone: false,
      undoEffect: `Removes the sheet ${sheet} with 1 table and 1 chart. No other cell changes.`,
      remark: null,
    };
    this.inserted.push(insertion);
    this.comments = options.comments ?? [];
    return insertion;
  }

  async refresh(id: string, answer: Answer): Promise<Insertion> {
    if (this.failure) throw this.failure;
    const first = this.inserted.find((insertion) => insertion.id === id);
    if (!first) throw new AppError('not-found', 'The table that was loaded is no longer in this workbook.');
    const insertion = { ...first, id: `insertion-${this.inserted.length + 1}`, title: answer.headline };
    this.inserted.push(insertion);
    return insertion;
  }

  async undo(id: string, _options?: UndoOptions) {
    const index = this.inserted.findIndex((insertion) => insertion.id === id);
    const insertion = this.inserted[index];
    if (!insertion) throw new AppError('not-found', 'This insertion is not in the workbook.');
    this.inserted[index] = { ...insertion, undone: true };
  }

  insertions() {
    return Promise.resolve([...this.inserted]);
  }

  select(address: string) {
    if (this.failure) return Promise.reject(this.failure);
    this.shown.push(address);
    return Promise.resolve();
  }

  date1904() {
    return Promise.resolve(false);
  }

  recalculate() {
    this.recalculations += 1;
    return Promise.resolve();
  }

  insertFormula(formula: string) {
    this.formulas.push(formula);
    return Promise.resolve('Orders!J2');
  }

  setting(key: string) {
    return Promise.resolve(this.settings.get(key) ?? null);
  }

  setSetting(key: string, value: string | null) {
    if (value === null) this.settings.delete(key);
    else this.settings.set(key, value);
    return Promise.resolve();
  }
}
