import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type Repository, type SelectQueryBuilder } from 'typeorm';
import type { Answer } from '#shared/answers/answer.js';
import { runTable, type RunRow } from '../../database/tables/index.js';

export interface RunPage {
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const LISTED: (keyof RunRow)[] = [
  'id',
  'workspaceId',
  'userId',
  'analysis',
  'state',
  'source',
  'datasetId',
  'headline',
  'problem',
  'createdAt',
  'finishedAt',
];

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);

/** Runs with their receipts. Nothing is ever read or written without naming the workspace. */
@Injectable()
export class RunRepository {
  readonly #rows: Repository<RunRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#rows = source.getRepository(runTable);
  }

  async insert(row: RunRow): Promise<void> {
    await this.#rows.insert(row as never);
  }

  async update(workspaceId: string, id: string, change: Partial<RunRow>): Promise<void> {
    await this.#rows.update({ workspaceId, id }, change as never);
  }

  find(workspaceId: string, id: string): Promise<RunRow | null> {
    return this.#rows.findOneBy({ workspaceId, id });
  }

  async cachedAnswer(workspaceId: string, cacheKey: string): Promise<Answer | null> {
    const row = await this.#rows.findOne({
      where: { workspaceId, cacheKey, state: 'done' },
      order: { createdAt: 'DESC' },
    });
    return row?.answer ?? null;
  }

  /** Newest first, answers left out; one more than `limit` so that the caller knows whether there are others. */
  page(workspaceId: string, { q, limit, cursor }: RunPage): Promise<RunRow[]> {
    const query: SelectQueryBuilder<RunRow> = this.#rows
      .createQueryBuilder('run')
      .select(LISTED.map((column) => `run.${column}`))
      .where('run.workspaceId = :workspaceId', { workspaceId });
    if (q) {
      query.andWhere(
        "(LOWER(run.headline) LIKE :like ESCAPE '\\' OR LOWER(run.source) LIKE :like ESCAPE '\\' OR LOWER(run.analysis) LIKE :like ESCAPE '\\')",
        { like: `%${escapeLike(q.toLowerCase())}%` },
      );
    }
    if (cursor) query.andWhere('run.id < :cursor', { cursor });
    return query
      .orderBy('run.id', 'DESC')
      .take(limit + 1)
      .getMany();
  }

  /** Marks what a stopped server left unfinished; run once at start, before anybody can ask. */
  async failUnfinished(change: Partial<RunRow>): Promise<void> {
    await this.#rows.update({ state: In(['queued', 'running']) }, change as never);
  }
}
