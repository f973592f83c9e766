import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type Repository } from 'typeorm';
import { investigationTable, type InvestigationRow } from '../../database/tables/index.js';

/** Investigations. Nothing is ever read or written without naming the workspace. */
@Injectable()
export class InvestigationRepository {
  readonly #rows: Repository<InvestigationRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#rows = source.getRepository(investigationTable);
  }

  async insert(row: InvestigationRow): Promise<void> {
    await this.#rows.insert(row as never);
  }

  async update(workspaceId: string, id: string, change: Partial<InvestigationRow>): Promise<void> {
    await this.#rows.update({ workspaceId, id }, change as never);
  }

  find(workspaceId: string, id: string): Promise<InvestigationRow | null> {
    return this.#rows.findOneBy({ workspaceId, id });
  }

  newest(workspaceId: string, limit: number): Promise<InvestigationRow[]> {
    return this.#rows.find({ where: { workspaceId }, order: { updatedAt: 'DESC', id: 'DESC' }, take: limit });
  }
}
