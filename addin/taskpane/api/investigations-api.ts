import type { Investigation, investigationRoutes } from '#shared/contract/investigations.js';
import type { z } from 'zod';

export type InvestigationStart = z.input<typeof investigationRoutes.start.body>;

export type InvestigationCut = z.input<typeof investigationRoutes.cut.body>;

/** Asking why of a finding. Each call gives the whole trail as it then is. */
export interface InvestigationsApi {
  /** Makes the first cut at once, unless a run of it is named. */
  start(request: InvestigationStart, signal?: AbortSignal): Promise<Investigation>;
  cut(id: string, cut: InvestigationCut, signal?: AbortSignal): Promise<Investigation>;
  /** What came after the 0-based step leaves the trail. */
  back(id: string, step: number, signal?: AbortSignal): Promise<Investigation>;
  end(id: string, signal?: AbortSignal): Promise<Investigation>;
}
