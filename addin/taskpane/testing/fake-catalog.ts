import type { CatalogEntry } from '#shared/contract/catalog.js';
import { AppError } from '#shared/errors/app-error.js';
import type { CatalogApi, CatalogChange, CatalogDetail, CatalogPage, CatalogQuery } from '../api/catalog-api.js';
import { ordersDescription, shopConnection } from './sources.js';

const seenAt = '2026-10-04T09:00:00Z';

const entry = (part: Partial<CatalogEntry> & Pick<CatalogEntry, 'id' | 'kind' | 'name'>): CatalogEntry => ({
  connection: { id: shopConnection.id, name: shopConnection.name, kind: shopConnection.kind },
  schema: null,
  table: null,
  nativeType: null,
  type: null,
  comment: null,
  description: '',
  tags: [],
  owner: '',
  rows: null,
  facts: null,
  seenAt,
  editedAt: null,
  ...part,
});

const columns = ordersDescription.columns.map(({ name, nativeType, type }) =>
  entry({ id: `column-${name}`, kind: 'column', name, nativeType, type, schema: 'public', table: 'orders' }),
);

/** A catalog in memory with one connection, one table and its columns. */
export class FakeCatalog implements CatalogApi {
  failure: AppError | null = null;
  entries: CatalogEntry[] = [
    entry({ id: 'connection', kind: 'connection', name: 'Shop', nativeType: 'postgres' }),
    entry({
      id: 'orders',
      kind: 'table',
      name: 'orders',
      nativeType: 'table',
      schema: 'public',
      table: 'orders',
      comment: 'Every order since 2019',
      tags: ['sales'],
      rows: 5_000_000,
    }),
    ...columns,
  ];
  readonly queries: CatalogQuery[] = [];
  readonly scans: string[] = [];

  list(query: CatalogQuery): Promise<CatalogPage> {
    this.queries.push(query);
    if (this.failure) return Promise.reject(this.failure);
    const { q = '', kind, tag } = query;
    const items = this.entries.filter(
      (one) => one.name.includes(q) && (!kind || one.kind === kind) && (!tag || one.tags.includes(tag)),
    );
    const tags = new Set(this.entries.flatMap((one) => one.tags));
    return Promise.resolve({ items, total: items.length, tags: [...tags].map((one) => ({ tag: one, entries: 1 })) });
  }

  get(id: string): Promise<CatalogDetail> {
    const found = this.entries.find((one) => one.id === id);
    if (!found) return Promise.reject(new AppError('not-found', 'The catalog does not know this entry.'));
    const uses = [
      {
        loadId: 'load-1',
        rows: 1_200,
        loadedAt: seenAt,
        runs: [{ id: 'run-1', analysis: 'ask', headline: 'North sold most.', at: seenAt }],
      },
    ];
    return Promise.resolve({ entry: found, columns: found.kind === 'table' ? columns : [], uses });
  }

  edit(id: string, change: CatalogChange): Promise<CatalogEntry> {
    const before = this.entries.find((one) => one.id === id)!;
    const next = { ...before, ...change, editedAt: seenAt };
    this.entries = this.entries.map((one) => (one.id === id ? next : one));
    return Promise.resolve(next);
  }

  scan(connection: string): Promise<{ described: number; total: number }> {
    this.scans.push(connection);
    return Promise.resolve({ described: 1, total: 1 });
  }
}
