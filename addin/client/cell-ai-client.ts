import { cellAiRoutes, type CellAi } from '#shared/contract/cell-ai.js';
import type { ApiClient } from './api-client.js';

/** The language model behind cells, on the server. */
export class CellAiClient {
  constructor(private readonly api: ApiClient) {}

  state(signal?: AbortSignal): Promise<CellAi> {
    return this.api.call(cellAiRoutes.get, {}, { signal });
  }

  change(body: Pick<CellAi, 'enabled' | 'dailyLimit'>): Promise<CellAi> {
    return this.api.call(cellAiRoutes.change, { body });
  }

  run(estimate: string): Promise<CellAi> {
    return this.api.call(cellAiRoutes.run, { body: { estimate } });
  }

  cancel(): Promise<CellAi> {
    return this.api.call(cellAiRoutes.cancel, {});
  }
}
