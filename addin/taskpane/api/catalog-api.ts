import type { CatalogEntry, catalogRoutes } from '#shared/contract/catalog.js';
import type { z } from 'zod';

export type CatalogQuery = z.input<typeof catalogRoutes.list.query>;
export type CatalogPage = z.output<typeof catalogRoutes.list.response>;
export type CatalogDetail = z.output<typeof catalogRoutes.get.response>;
export type CatalogChange = z.input<typeof catalogRoutes.edit.body>;

/** What is known of connections, tables and columns, and what people say of them. */
export interface CatalogApi {
  list(query: CatalogQuery, signal?: AbortSignal): Promise<CatalogPage>;
  get(id: string, signal?: AbortSignal): Promise<CatalogDetail>;
  edit(id: string, change: CatalogChange): Promise<CatalogEntry>;
  /** Reads the tables and columns of a connection; at most a minute, then it says how far it came. */
  scan(connection: string, signal?: AbortSignal): Promise<{ described: number; total: number }>;
}
