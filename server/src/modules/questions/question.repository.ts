import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type Repository } from 'typeorm';
import { questionTable, type QuestionRow } from '../../database/tables/index.js';

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);

/** Named questions. Nothing is ever read or written without naming the workspace. */
@Injectable()
export class QuestionRepository {
  readonly #rows: Repository<QuestionRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#rows = source.getRepository(questionTable);
  }

  async insert(row: QuestionRow): Promise<void> {
    await this.#rows.insert(row as never);
  }

  async update(workspaceId: string, id: string, change: Partial<QuestionRow>): Promise<void> {
    await this.#rows.update({ workspaceId, id }, change as never);
  }

  async remove(workspaceId: string, id: string): Promise<boolean> {
    const { affected } = await this.#rows.delete({ workspaceId, id });
    return (affected ?? 0) > 0;
  }

  find(workspaceId: string, id: string): Promise<QuestionRow | null> {
    return this.#rows.findOneBy({ workspaceId, id });
  }

  list(workspaceId: string, { q, sort }: { q?: string | undefined; sort: 'name' | 'newest' }): Promise<QuestionRow[]> {
    const query = this.#rows
      .createQueryBuilder('question')
      .where('question.workspaceId = :workspaceId', { workspaceId });
    if (q) {
      query.andWhere(
        "(LOWER(question.name) LIKE :like ESCAPE '\\' OR LOWER(question.question) LIKE :like ESCAPE '\\' OR LOWER(question.source) LIKE :like ESCAPE '\\')",
        { like: `%${escapeLike(q.toLowerCase())}%` },
      );
    }
    if (sort === 'name') query.orderBy('LOWER(question.name)', 'ASC').addOrderBy('question.id', 'ASC');
    else query.orderBy('question.createdAt', 'DESC').addOrderBy('question.id', 'DESC');
    return query.getMany();
  }

  findAll(workspaceId: string, ids: readonly string[]): Promise<QuestionRow[]> {
    return this.#rows.find({ where: { workspaceId, id: In([...ids]) }, order: { createdAt: 'DESC' } });
  }

  /** Those over the same columns, newest first: the one that was asked so, or examples for a model. */
  accepted(workspaceId: string, schemaFingerprint: string, most: number): Promise<QuestionRow[]> {
    return this.#rows.find({ where: { workspaceId, schemaFingerprint }, order: { createdAt: 'DESC' }, take: most });
  }

  /** The newest accepted reading of this question over these columns. */
  pinned(workspaceId: string, schemaFingerprint: string, asked: string): Promise<QuestionRow | null> {
    return this.#rows.findOne({ where: { workspaceId, schemaFingerprint, asked }, order: { createdAt: 'DESC' } });
  }
}
