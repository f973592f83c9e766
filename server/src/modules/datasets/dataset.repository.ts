import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type Repository } from 'typeorm';
import type { Dataset } from '#shared/data/dataset.js';
import { datasetTable, type DatasetRow } from '../../database/tables/index.js';

const datasetOf = ({ workspaceId: _workspace, usedAt: _used, ...dataset }: DatasetRow): Dataset => dataset;

/** What each workspace knows of its datasets. */
@Injectable()
export class DatasetRepository {
  readonly #rows: Repository<DatasetRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#rows = source.getRepository(datasetTable);
  }

  async find(workspaceId: string, id: string): Promise<Dataset | null> {
    const row = await this.#rows.findOneBy({ workspaceId, id });
    return row && datasetOf(row);
  }

  async save(workspaceId: string, dataset: Dataset): Promise<void> {
    await this.#rows.upsert({ ...dataset, workspaceId, usedAt: dataset.createdAt }, ['workspaceId', 'id']);
  }

  async markUsed(workspaceId: string, id: string, now: Date): Promise<void> {
    await this.#rows.update({ workspaceId, id }, { usedAt: now.toISOString() });
  }

  /** Forgets collected files in every workspace; the one query that knows no workspace, because files are shared by content. */
  async forgetEverywhere(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#rows.delete({ id: In([...ids]) });
  }
}
