import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type Repository } from 'typeorm';
import { definitionTable, type DefinitionRow } from '../../database/tables/index.js';

/** Definitions of measures. Nothing is ever read or written without naming the workspace. */
@Injectable()
export class DefinitionRepository {
  readonly #rows: Repository<DefinitionRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#rows = source.getRepository(definitionTable);
  }

  list(workspaceId: string): Promise<DefinitionRow[]> {
    return this.#rows.find({ where: { workspaceId }, order: { called: 'ASC' } });
  }

  find(workspaceId: string, id: string): Promise<DefinitionRow | null> {
    return this.#rows.findOneBy({ workspaceId, id });
  }

  findCalled(workspaceId: string, called: string): Promise<DefinitionRow | null> {
    return this.#rows.findOneBy({ workspaceId, called });
  }

  count(workspaceId: string): Promise<number> {
    return this.#rows.countBy({ workspaceId });
  }

  async insert(row: DefinitionRow): Promise<void> {
    await this.#rows.insert(row as never);
  }

  async update(workspaceId: string, id: string, change: Partial<DefinitionRow>): Promise<void> {
    await this.#rows.update({ workspaceId, id }, change as never);
  }

  async remove(workspaceId: string, id: string): Promise<boolean> {
    const { affected } = await this.#rows.delete({ workspaceId, id });
    return (affected ?? 0) > 0;
  }
}
