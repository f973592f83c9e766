import { definitionRoutes, type Definition } from '#shared/contract/definitions.js';
import type { z } from 'zod';
import type { ApiClient } from './api-client.js';

type DefinitionDraft = z.input<typeof definitionRoutes.add.body>;

/** Definitions of measures on the server. */
export class DefinitionsClient {
  constructor(private readonly api: ApiClient) {}

  async list(dataset: string | null, signal?: AbortSignal): Promise<readonly Definition[]> {
    const query = dataset === null ? {} : { dataset };
    return (await this.api.call(definitionRoutes.list, { query }, { signal })).items;
  }

  add(body: DefinitionDraft): Promise<Definition> {
    return this.api.call(definitionRoutes.add, { body });
  }

  change(id: string, body: DefinitionDraft): Promise<Definition> {
    return this.api.call(definitionRoutes.change, { params: { id }, body });
  }

  async remove(id: string): Promise<void> {
    await this.api.call(definitionRoutes.remove, { params: { id } });
  }
}
