import { createHash } from 'node:crypto';
import type { FunctionCall, FunctionResult } from '#shared/contract/functions.js';
import type { FunctionDefinition } from '#shared/functions/catalogue.js';
import { productVersion } from '../../engine/version.js';

type Outcome = FunctionResult extends infer R ? (R extends { id: string } ? Omit<R, 'id'> : never) : never;

/** Results of equal calls, the least recently used dropped beyond `cells`. Errors that may pass are not kept. */
export class ResultCache {
  readonly #entries = new Map<string, { outcome: Outcome; cells: number }>();
  #cells = 0;

  constructor(private readonly limitCells: number) {}

  get(key: string): Outcome | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.outcome;
  }

  set(key: string, outcome: Outcome): void {
    const cells = 'values' in outcome ? outcome.values.length * (outcome.values[0]?.length ?? 1) : 1;
    this.#entries.set(key, { outcome, cells });
    this.#cells += cells;
    for (const [oldest, entry] of this.#entries) {
      if (this.#cells <= this.limitCells) break;
      this.#entries.delete(oldest);
      this.#cells -= entry.cells;
    }
  }
}

/** Equal for equal calls of one workspace, whatever their ids. `revision` grows when they may give something else. */
export const callKey = (
  workspaceId: string,
  { version }: FunctionDefinition,
  call: FunctionCall,
  revision: number,
): string =>
  createHash('sha256')
    .update(JSON.stringify([workspaceId, productVersion, version, revision, call.function, call.arguments]))
    .digest('hex');
