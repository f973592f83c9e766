import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type Repository, type SelectQueryBuilder } from 'typeorm';
import {
  catalogEntryTable,
  runTable,
  tableLoadTable,
  type CatalogEntryRow,
  type RunRow,
  type TableLoadRow,
} from '../../database/tables/index.js';
import type { EntryPlace } from './entry-place.js';

export interface CatalogQuery {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly tag?: string | undefined;
  readonly connection?: string | undefined;
  readonly order: 'name' | 'rows' | 'edited' | 'seen';
  readonly offset: number;
  readonly limit: number;
}

/** Rows of one upsert: SQLite takes 32,766 parameters in a statement. */
const BATCH = 500;
const USES = 20;

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
const searched = ['name', 'tableName', 'schemaName', 'description', 'comment', 'tags', 'owner'] as const;

/** Descending orders put what is missing last. */
const sorts: Record<CatalogQuery['order'], (query: SelectQueryBuilder<CatalogEntryRow>) => void> = {
  name: (query) => query.orderBy('LOWER(entry.name)', 'ASC'),
  rows: (query) => query.orderBy('COALESCE(entry.rows, -1)', 'DESC'),
  edited: (query) => query.orderBy("COALESCE(entry.editedAt, '')", 'DESC'),
  seen: (query) => query.orderBy('entry.seenAt', 'DESC'),
};

/** The catalog of each workspace. Nothing is ever read or written without naming the workspace. */
@Injectable()
export class CatalogRepository {
  readonly #entries: Repository<CatalogEntryRow>;
  readonly #loads: Repository<TableLoadRow>;
  readonly #runs: Repository<RunRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#entries = source.getRepository(catalogEntryTable);
    this.#loads = source.getRepository(tableLoadTable);
    this.#runs = source.getRepository(runTable);
  }

  /** Adds entries that are new and refreshes `columns` of those that are known; what people wrote stays. */
  async record(rows: readonly CatalogEntryRow[], columns: readonly (keyof CatalogEntryRow)[]): Promise<void> {
    // A source may name two columns alike; PostgreSQL refuses to write one entry twice in a statement.
    const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
    for (let start = 0; start < distinct.length; start += BATCH) {
      await this.#entries
        .createQueryBuilder()
        .insert()
        .values(distinct.slice(start, start + BATCH) as never)
        .orUpdate([...columns], ['workspaceId', 'id'])
        .execute();
    }
  }

  async list(workspaceId: string, wanted: CatalogQuery): Promise<{ rows: CatalogEntryRow[]; total: number }> {
    const query = this.#entries.createQueryBuilder('entry').where('entry.workspaceId = :workspaceId', { workspaceId });
    const { q, kind, tag, connection, order, offset, limit } = wanted;
    if (kind) query.andWhere('entry.kind = :kind', { kind });
    if (connection) query.andWhere('entry.connectionId = :connection', { connection });
    if (tag) query.andWhere("entry.tags LIKE :tag ESCAPE '\\'", { tag: `%${escapeLike(JSON.stringify(tag))}%` });
    if (q) {
      const like = searched.map((column) => `LOWER(entry.${column}) LIKE :like ESCAPE '\\'`);
      query.andWhere(`(${like.join(' OR ')})`, { like: `%${escapeLike(q.toLowerCase())}%` });
    }
    sorts[order](query);
    query.addOrderBy('entry.tableName', 'ASC').addOrderBy('entry.position', 'ASC').addOrderBy('entry.id', 'ASC');
    const [rows, total] = await query.offset(offset).limit(limit).getManyAndCount();
    return { rows, total };
  }

  find(workspaceId: string, id: string): Promise<CatalogEntryRow | null> {
    return this.#entries.findOneBy({ workspaceId, id });
  }

  async edit(workspaceId: string, id: string, change: Partial<CatalogEntryRow>): Promise<void> {
    await this.#entries.update({ workspaceId, id }, change as never);
  }

  /** The columns of a table in its order. */
  columnsOf(workspaceId: string, { connectionId, schemaName, tableName }: EntryPlace): Promise<CatalogEntryRow[]> {
    return this.#entries.find({
      where: { workspaceId, connectionId, schemaName, tableName, kind: 'column' },
      order: { position: 'ASC' },
    });
  }

  /** Columns a table had once and has no more. */
  async dropColumns(workspaceId: string, place: EntryPlace, kept: ReadonlySet<string>): Promise<void> {
    const gone = (await this.columnsOf(workspaceId, place)).filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (gone.length > 0) await this.#entries.delete({ workspaceId, id: In(gone) });
  }

  async tags(workspaceId: string): Promise<string[][]> {
    const rows = await this.#entries
      .createQueryBuilder('entry')
      .select(['entry.workspaceId', 'entry.id', 'entry.tags'])
      .where("entry.workspaceId = :workspaceId AND entry.tags <> '[]'", { workspaceId })
      .getMany();
    return rows.map(({ tags }) => tags);
  }

  async recordLoad(row: TableLoadRow): Promise<void> {
    await this.#loads.upsert(row, ['workspaceId', 'id']);
  }

  /** The latest loads of a table, or of everything behind a connection when the place names no table. */
  loadsOf(workspaceId: string, { connectionId, schemaName, tableName }: EntryPlace): Promise<TableLoadRow[]> {
    const table = tableName === '' ? {} : { schemaName, tableName };
    return this.#loads.find({
      where: { workspaceId, connectionId, ...table },
      order: { loadedAt: 'DESC' },
      take: USES,
    });
  }

  runsOn(workspaceId: string, datasets: readonly string[]): Promise<RunRow[]> {
    return this.#runs.find({
      select: { id: true, analysis: true, headline: true, createdAt: true, datasetId: true },
      where: { workspaceId, datasetId: In([...datasets]), state: 'done' },
      order: { id: 'DESC' },
      take: 200,
    });
  }
}
