import type { Selection } from './selection.js';

/** Selections kept at most; formulas beyond wait for the next run. */
const MOST = 5_000;

interface Waiting {
  readonly selections: ReadonlyMap<string, Selection>;
  readonly rows: number;
}

/** What the formulas of one workspace would ask a model, by the formula that would. Lost with the server, found anew on recalculation. */
export class WaitingSelections {
  readonly #byFormula = new Map<string, Waiting>();

  get formulas(): number {
    return this.#byFormula.size;
  }

  get rows(): number {
    return [...this.#byFormula.values()].reduce((sum, { rows }) => sum + rows, 0);
  }

  /** What a formula waits for now; nothing when `selections` is empty. */
  note(formula: string, selections: ReadonlyMap<string, Selection>, rows: number): void {
    this.#byFormula.delete(formula);
    if (selections.size > 0 && this.#size() + selections.size <= MOST)
      this.#byFormula.set(formula, { selections, rows });
  }

  /** Different ones by their key. */
  all(): Map<string, Selection> {
    return new Map([...this.#byFormula.values()].flatMap(({ selections }) => [...selections]));
  }

  clear(): void {
    this.#byFormula.clear();
  }

  #size(): number {
    return [...this.#byFormula.values()].reduce((sum, { selections }) => sum + selections.size, 0);
  }
}
