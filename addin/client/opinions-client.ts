import { opinionRoutes, type Opinion } from '#shared/contract/opinions.js';
import type { z } from 'zod';
import type { ApiClient } from './api-client.js';

type OpinionRequest = z.output<typeof opinionRoutes.save.body>;

/** Opinions on findings on the server. */
export class OpinionsClient {
  constructor(private readonly api: ApiClient) {}

  async list(signal?: AbortSignal): Promise<readonly Opinion[]> {
    return (await this.api.call(opinionRoutes.list, {}, { signal })).items;
  }

  async save(run: string, body: OpinionRequest): Promise<Opinion | null> {
    return (await this.api.call(opinionRoutes.save, { params: { id: run }, body })).opinion;
  }
}
