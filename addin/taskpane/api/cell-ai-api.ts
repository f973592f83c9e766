import type { CellAi } from '#shared/contract/cell-ai.js';

/** The language model behind DV.CATEGORIZE and DV.SUMMARIZE. */
export interface CellAiApi {
  state(signal?: AbortSignal): Promise<CellAi>;
  /** Formulas tell anew what they wait for, whatever is changed. */
  change(wanted: Pick<CellAi, 'enabled' | 'dailyLimit'>): Promise<CellAi>;
  run(estimate: string): Promise<CellAi>;
  cancel(): Promise<CellAi>;
}
