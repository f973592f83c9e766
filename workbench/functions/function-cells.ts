import type { SheetArea } from '../book/address.js';
import type { CellValue } from '../book/book.js';
import { shiftArea, type Shift } from '../book/shift.js';
import type { FunctionMetadata, Invocation, Outcome } from '../host/custom-functions.js';
import { convertArguments, type GivenArgument } from './arguments.js';
import { toCells, type CellResult } from './result.js';

export interface FunctionCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface CellError {
  readonly error: string;
  readonly message: string;
}

export interface FunctionCellsOptions {
  readonly call: (invocation: Invocation, onOutcome: (outcome: Outcome) => void) => () => void;
  readonly addressOf: (cell: FunctionCell) => string;
  /** Results have arrived: `takeFinished` names their cells, which are to be calculated again. */
  readonly onFinished: () => void;
  readonly onPendingChanged: (pending: number) => void;
}

/** A result as it is kept in a file. */
export interface SavedResult extends FunctionCell {
  readonly signature: string;
  readonly result: CellResult;
  /** Of an error. */
  readonly message?: string;
}

interface Entry {
  cell: FunctionCell;
  /** Function and arguments the result belongs to. */
  readonly signature: string;
  /** The calculation that asked for it last. A formula may call several functions. */
  calculation: number;
  result: CellResult;
  message: string;
  cancel: () => void;
}

const busy = '#BUSY!';

/**
 * The results of custom functions, cell by cell. A calculation asks for a value and gets it at once: the result of an equal
 * earlier call in this cell, or #BUSY! while the add-in computes. So a function runs again only when its arguments changed.
 */
export class FunctionCells {
  #entries = new Map<string, Entry[]>();
  readonly #finished = new Map<string, FunctionCell>();
  #calculation = 0;
  #calls = 0;
  #pending = 0;

  constructor(private readonly options: FunctionCellsOptions) {}

  /** Cells with an error that has a message, by `sheet!row,column`. */
  error(cell: FunctionCell): CellError | null {
    const failed = this.#entries.get(keyOf(cell))?.find((entry) => entry.message !== '');
    return failed ? { error: String(failed.result), message: failed.message } : null;
  }

  /** All of them, by address. */
  errors(): Map<string, CellError> {
    const found = new Map<string, CellError>();
    for (const [first] of this.#entries.values()) {
      const error = first && this.error(first.cell);
      if (error) found.set(this.options.addressOf(first.cell), error);
    }
    return found;
  }

  /** Calls made so far. */
  get calls(): number {
    return this.#calls;
  }
  /** Calls without an answer yet. */
  get pending(): number {
    return this.#pending;
  }
  /** Whether results wait to be brought into their cells. */
  get hasFinished(): boolean {
    return this.#finished.size > 0;
  }

  /** A new calculation begins: results it does not ask for belong to an older formula. */
  beginCalculation(): void {
    this.#calculation++;
  }

  evaluate(metadata: FunctionMetadata, cell: FunctionCell, given: readonly GivenArgument[]): CellResult {
    const signature = [metadata.id, ...given.map((argument) => argument.fingerprint)].join(' ');
    const key = keyOf(cell);
    const entries = this.#entries.get(key) ?? [];
    const known = entries.find((entry) => entry.signature === signature);
    if (known) {
      known.calculation = this.#calculation;
      return known.result;
    }
    const entry: Entry = {
      cell,
      signature,
      calculation: this.#calculation,
      result: busy,
      message: '',
      cancel: () => undefined,
    };
    const [current, outdated] = partition(entries, ({ calculation }) => calculation === this.#calculation);
    for (const old of outdated) old.cancel();
    this.#entries.set(key, [...current, entry]);
    this.#start(entry, metadata, given);
    return entry.result;
  }

  /** The results worth keeping in the file. */
  saved(): SavedResult[] {
    return [...this.#entries.values()].flat().flatMap(({ cell, signature, result, message }) => {
      return result === busy ? [] : [{ ...cell, signature, result, ...(message !== '' && { message }) }];
    });
  }

  /** Takes the results of a file that was opened; they hold as long as the arguments are the same. */
  restore(saved: readonly SavedResult[]): void {
    for (const { signature, result, message = '', ...cell } of saved) {
      const entry: Entry = { cell, signature, calculation: 0, result, message, cancel: () => undefined };
      const key = keyOf(cell);
      this.#entries.set(key, [...(this.#entries.get(key) ?? []), entry]);
    }
  }

  /** Called with the cells whose content was replaced: what runs for them is cancelled. */
  edited(cells: Iterable<FunctionCell>): void {
    for (const cell of cells) {
      for (const entry of this.#entries.get(keyOf(cell)) ?? []) entry.cancel();
      this.#entries.delete(keyOf(cell));
    }
  }

  /** Cells that hold function results inside an area. */
  *within(area: SheetArea): Generator<FunctionCell> {
    for (const entries of this.#entries.values()) {
      const cell = entries[0]?.cell;
      if (cell && cell.sheet === area.sheet && contains(area, cell)) yield cell;
    }
  }

  /** Results move with their cells, so inserting a row costs no call. */
  shift(shift: Shift): void {
    const moved = new Map<string, Entry[]>();
    for (const [key, entries] of this.#entries) {
      const cell = entries[0]?.cell;
      if (!cell || cell.sheet !== shift.sheet) {
        moved.set(key, entries);
        continue;
      }
      const to = shiftArea({ ...cell, rows: 1, columns: 1 }, shift);
      if (!to) {
        for (const entry of entries) entry.cancel();
        continue;
      }
      const next: FunctionCell = { sheet: cell.sheet, row: to.row, column: to.column };
      for (const entry of entries) entry.cell = next;
      moved.set(keyOf(next), entries);
    }
    this.#entries = moved;
  }

  clear(): void {
    for (const entries of this.#entries.values()) for (const entry of entries) entry.cancel();
    this.#entries.clear();
    this.#finished.clear();
  }

  /** The value of a cell that calls one function once, if it is a single value; null otherwise. */
  onlyValue(cell: FunctionCell): CellValue | null {
    const [entry, second] = this.#entries.get(keyOf(cell)) ?? [];
    return !entry || second || Array.isArray(entry.result) ? null : (entry.result as CellValue);
  }

  /** Takes the cells whose results arrived since the last time, at most `limit`. */
  takeFinished(limit: number): FunctionCell[] {
    const cells: FunctionCell[] = [];
    for (const [key, cell] of this.#finished) {
      if (cells.length >= limit) break;
      this.#finished.delete(key);
      cells.push(cell);
    }
    return cells;
  }

  #start(entry: Entry, metadata: FunctionMetadata, given: readonly GivenArgument[]): void {
    const converted = convertArguments(metadata, given);
    if ('error' in converted) {
      entry.result = converted.error;
      return;
    }
    const invocation: Invocation = {
      metadata,
      args: converted.values,
      address: this.options.addressOf(entry.cell),
      parameterAddresses: given.map((argument) => argument.address),
    };
    this.#calls++;
    this.#count(1);
    const cancelCall = this.options.call(invocation, (outcome) => this.#finish(entry, outcome));
    entry.cancel = () => {
      if (entry.result !== busy) return;
      entry.result = '#VALUE!';
      this.#count(-1);
      cancelCall();
    };
  }

  #count(change: number): void {
    this.#pending += change;
    this.options.onPendingChanged(this.#pending);
  }

  #finish(entry: Entry, outcome: Outcome): void {
    const failed = 'error' in outcome;
    if (entry.result === busy) this.#count(-1);
    entry.result = failed ? outcome.error : toCells(outcome.value as CellValue | CellValue[][]);
    entry.message = failed ? outcome.message : '';
    this.#finished.set(keyOf(entry.cell), entry.cell);
    this.options.onFinished();
  }
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function keyOf({ sheet, row, column }: FunctionCell): string {
  return `${sheet}!${row},${column}`;
}

function contains(area: SheetArea, { row, column }: FunctionCell): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}
