import type { CellAi } from '#shared/contract/cell-ai.js';
import type { CellAiApi } from '../api/cell-ai-api.js';

export const cellAiOff: CellAi = {
  model: 'gemini-flash',
  unavailable: null,
  enabled: false,
  dailyLimit: 1,
  spentToday: 0,
  prices: { input: 0.5, output: 3, asOf: '2026-07-04' },
  waiting: null,
  run: null,
};

export const waitingCells: NonNullable<CellAi['waiting']> = {
  estimate: 'e1',
  formulas: 2,
  rows: 120,
  subjects: 80,
  calls: 2,
  inputTokens: 3_900,
  outputTokens: 2_360,
  cost: 0.009_03,
  message: '{"task":"category"}',
};

/** The language model behind cells, in memory: switched on, it waits for an agreement; a run is done at once. */
export class FakeCellAi implements CellAiApi {
  current: CellAi = cellAiOff;
  readonly agreed: string[] = [];

  state() {
    return Promise.resolve(this.current);
  }

  change({ enabled, dailyLimit }: Pick<CellAi, 'enabled' | 'dailyLimit'>) {
    this.current = { ...this.current, enabled, dailyLimit, waiting: enabled ? waitingCells : null };
    return this.state();
  }

  run(estimate: string) {
    this.agreed.push(estimate);
    const run = { state: 'done', done: 2, total: 2, cost: 0.008, problem: null } as const;
    this.current = { ...this.current, waiting: null, spentToday: 0.008, run };
    return this.state();
  }

  cancel() {
    return this.state();
  }
}
