import { Inject, Injectable } from '@nestjs/common';
import type { CatalogEntry, CatalogUse } from '#shared/contract/catalog.js';
import { AppError } from '#shared/errors/app-error.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { CatalogEntryRow } from '../../database/tables/index.js';
import { ConnectionsService, SourcesService, type Survey } from '../connectors/index.js';
import { CatalogRecorder } from './catalog.recorder.js';
import { CatalogRepository, type CatalogQuery } from './catalog.repository.js';

const SCAN = { tables: 1_000, milliseconds: 40_000 };

interface Change {
  readonly description?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly owner?: string | undefined;
}

/** What tables and columns mean, who answers for them, and where they are used. */
@Injectable()
export class CatalogService {
  constructor(
    @Inject(CatalogRepository) private readonly repository: CatalogRepository,
    @Inject(CatalogRecorder) private readonly recorder: CatalogRecorder,
    @Inject(ConnectionsService) private readonly connections: ConnectionsService,
    @Inject(SourcesService) private readonly sources: SourcesService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(
    workspaceId: string,
    query: CatalogQuery,
  ): Promise<{ items: CatalogEntry[]; total: number; tags: { tag: string; entries: number }[] }> {
    const names = await this.#connections(workspaceId);
    const { rows, total } = await this.repository.list(workspaceId, query);
    const tags = tagCounts(await this.repository.tags(workspaceId));
    return { items: rows.map((row) => shown(row, names)), total, tags };
  }

  async get(
    workspaceId: string,
    id: string,
  ): Promise<{ entry: CatalogEntry; columns: CatalogEntry[]; uses: CatalogUse[] }> {
    const names = await this.#connections(workspaceId);
    const row = await this.#row(workspaceId, id);
    const columns = row.kind === 'table' ? await this.repository.columnsOf(workspaceId, row) : [];
    return {
      entry: shown(row, names),
      columns: columns.map((column) => shown(column, names)),
      uses: await this.#uses(workspaceId, row),
    };
  }

  async edit(workspaceId: string, id: string, { description, tags, owner }: Change): Promise<CatalogEntry> {
    await this.#row(workspaceId, id);
    await this.repository.edit(workspaceId, id, {
      ...(description !== undefined && { description }),
      ...(tags !== undefined && { tags: [...new Set(tags)].sort((a, b) => a.localeCompare(b)) }),
      ...(owner !== undefined && { owner }),
      editedAt: this.clock().toISOString(),
    });
    return shown(await this.#row(workspaceId, id), await this.#connections(workspaceId));
  }

  scan(workspaceId: string, connectionId: string): Promise<Survey> {
    return this.sources.survey(workspaceId, connectionId, SCAN);
  }

  async #row(workspaceId: string, id: string): Promise<CatalogEntryRow> {
    const row = await this.repository.find(workspaceId, id);
    if (row) return row;
    throw new AppError('not-found', 'The catalog does not know this entry. Its connection may have been deleted.');
  }

  /** Saved connections by id; each gets its entry on the way. */
  async #connections(workspaceId: string): Promise<ConnectionNames> {
    const connections = await this.connections.list(workspaceId);
    await this.recorder.connections(workspaceId, connections);
    return new Map(connections.map(({ id, name, kind }) => [id, { id, name, kind }]));
  }

  async #uses(workspaceId: string, row: CatalogEntryRow): Promise<CatalogUse[]> {
    const loads = await this.repository.loadsOf(workspaceId, row);
    const runs = await this.repository.runsOn(
      workspaceId,
      loads.map(({ datasetId }) => datasetId),
    );
    return loads.map(({ id, datasetId, rows, loadedAt }) => ({
      loadId: id,
      rows,
      loadedAt,
      runs: runs
        .filter((run) => run.datasetId === datasetId)
        .map((run) => ({ id: run.id, analysis: run.analysis, headline: run.headline, at: run.createdAt })),
    }));
  }
}

type ConnectionNames = ReadonlyMap<string, CatalogEntry['connection']>;

const shown = (row: CatalogEntryRow, names: ConnectionNames): CatalogEntry => ({
  id: row.id,
  kind: row.kind as CatalogEntry['kind'],
  name: row.name,
  connection: names.get(row.connectionId) ?? { id: row.connectionId, name: '', kind: '' },
  schema: row.schemaName || null,
  table: row.tableName || null,
  nativeType: row.nativeType,
  type: row.columnType as CatalogEntry['type'],
  comment: row.comment,
  description: row.description,
  tags: row.tags,
  owner: row.owner,
  rows: row.rows,
  facts: row.facts,
  seenAt: row.seenAt,
  editedAt: row.editedAt,
});

const tagCounts = (tagged: readonly string[][]): { tag: string; entries: number }[] => {
  const counts = new Map<string, number>();
  for (const tag of tagged.flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, entries]) => ({ tag, entries })).sort((a, b) => a.tag.localeCompare(b.tag));
};
