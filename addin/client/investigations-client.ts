import { investigationRoutes, type Investigation } from '#shared/contract/investigations.js';
import type { z } from 'zod';
import type { ApiClient } from './api-client.js';

export type InvestigationStart = z.input<typeof investigationRoutes.start.body>;

/** Without a run made before, the server makes the cut while the caller waits. */
const CUT_TIMEOUT = 180_000;

/** Findings asked "why?", cut by cut. */
export class InvestigationsClient {
  constructor(private readonly api: ApiClient) {}

  start(body: InvestigationStart, signal?: AbortSignal): Promise<Investigation> {
    return this.api.call(investigationRoutes.start, { body }, { signal, timeout: CUT_TIMEOUT });
  }

  cut(id: string, body: z.input<typeof investigationRoutes.cut.body>, signal?: AbortSignal): Promise<Investigation> {
    const request = { params: { id }, body };
    return this.api.call(investigationRoutes.cut, request, { signal, timeout: CUT_TIMEOUT });
  }

  back(id: string, step: number, signal?: AbortSignal): Promise<Investigation> {
    return this.api.call(investigationRoutes.back, { params: { id, step } }, { signal });
  }

  end(id: string, signal?: AbortSignal): Promise<Investigation> {
    return this.api.call(investigationRoutes.end, { params: { id } }, { signal });
  }
}
