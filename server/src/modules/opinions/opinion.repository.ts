import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type Repository } from 'typeorm';
import { opinionTable, type OpinionRow } from '../../database/tables/index.js';

/** Opinions on findings. Nothing is ever read or written without naming the workspace. */
@Injectable()
export class OpinionRepository {
  readonly #rows: Repository<OpinionRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#rows = source.getRepository(opinionTable);
  }

  newest(workspaceId: string, limit: number): Promise<OpinionRow[]> {
    return this.#rows.find({ where: { workspaceId }, order: { updatedAt: 'DESC', subject: 'ASC' }, take: limit });
  }

  /** Those with a rating and a kind. */
  rated(workspaceId: string): Promise<Pick<OpinionRow, 'kind' | 'rating'>[]> {
    return this.#rows.find({
      select: { kind: true, rating: true },
      where: { workspaceId, rating: Not(IsNull()), kind: Not(IsNull()) },
    });
  }

  async save(row: OpinionRow): Promise<void> {
    await this.#rows.upsert(row, ['workspaceId', 'subject']);
  }

  async remove(workspaceId: string, subject: string): Promise<void> {
    await this.#rows.delete({ workspaceId, subject });
  }
}
