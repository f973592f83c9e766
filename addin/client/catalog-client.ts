import { catalogRoutes, type CatalogEntry } from '#shared/contract/catalog.js';
import type { z } from 'zod';
import type { ApiClient } from './api-client.js';

type Output<R extends keyof typeof catalogRoutes> = Promise<z.output<(typeof catalogRoutes)[R]['response']>>;

/** The data catalog, as the server keeps it. */
export class CatalogClient {
  readonly #api: ApiClient;

  constructor(api: ApiClient) {
    this.#api = api;
  }

  list(query: z.input<typeof catalogRoutes.list.query>, signal?: AbortSignal): Output<'list'> {
    return this.#api.call(catalogRoutes.list, { query }, { signal });
  }

  get(id: string, signal?: AbortSignal): Output<'get'> {
    return this.#api.call(catalogRoutes.get, { params: { id } }, { signal });
  }

  edit(id: string, body: z.input<typeof catalogRoutes.edit.body>): Promise<CatalogEntry> {
    return this.#api.call(catalogRoutes.edit, { params: { id }, body });
  }

  scan(id: string, signal?: AbortSignal): Output<'scan'> {
    return this.#api.call(catalogRoutes.scan, { params: { id } }, { signal });
  }
}
