import type { Definition, definitionRoutes } from '#shared/contract/definitions.js';
import type { z } from 'zod';

export type DefinitionDraft = z.input<typeof definitionRoutes.add.body>;

/** Measures the workspace calls by name. */
export interface DefinitionsApi {
  /** `fits` says of each whether the dataset has its columns. */
  list(dataset: string | null, signal?: AbortSignal): Promise<readonly Definition[]>;
  add(draft: DefinitionDraft): Promise<Definition>;
  change(id: string, draft: DefinitionDraft): Promise<Definition>;
  remove(id: string): Promise<void>;
}
