import type { Opinion, opinionRoutes } from '#shared/contract/opinions.js';
import type { z } from 'zod';

export type OpinionRequest = z.output<typeof opinionRoutes.save.body>;

/** Findings pinned and rated in the workspace. */
export interface OpinionsApi {
  list(signal?: AbortSignal): Promise<readonly Opinion[]>;
  /** Null when neither pin nor rating is left. */
  save(run: string, opinion: OpinionRequest): Promise<Opinion | null>;
}
