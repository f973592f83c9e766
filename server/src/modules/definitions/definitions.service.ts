import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Measure } from '#shared/analyses/ask-choices.js';
import type { Definition } from '#shared/contract/definitions.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { DefinitionRow } from '../../database/tables/index.js';
import { DatasetsService } from '../datasets/index.js';
import { columnsOfMeasure } from './checked-measure.js';
import { DefinitionRepository } from './definition.repository.js';

const MOST = 200;

export interface DefinitionRequest extends Measure {
  readonly dataset: string;
}

/** One table's columns, by name. */
type Columns = readonly { readonly name: string }[];

/** Keeps the measures a workspace calls by name, and says which of them fit some data. */
@Injectable()
export class DefinitionsService {
  constructor(
    @Inject(DefinitionRepository) private readonly repository: DefinitionRepository,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(workspaceId: string, dataset: string | undefined): Promise<Definition[]> {
    const rows = await this.repository.list(workspaceId);
    const columns = dataset === undefined ? null : (await this.datasets.get(workspaceId, dataset)).columns;
    return rows.map((row) => shown(row, columns));
  }

  async all(workspaceId: string): Promise<Measure[]> {
    return (await this.repository.list(workspaceId)).map(measureOf);
  }

  /** Those whose columns stand together in one of the tables. */
  async fitting(workspaceId: string, tables: readonly Columns[]): Promise<Measure[]> {
    const rows = await this.repository.list(workspaceId);
    return rows.filter((row) => tables.some((columns) => fits(row, columns))).map(measureOf);
  }

  async add({ workspaceId, userId }: Identity, { dataset, ...measure }: DefinitionRequest): Promise<Definition> {
    if ((await this.repository.count(workspaceId)) >= MOST)
      throw new AppError('too-large', `There are ${MOST} definitions already. Remove one first.`);
    const { columns, checked } = await this.#checked(workspaceId, null, { dataset, ...measure });
    const now = this.clock().toISOString();
    const row = { id: randomUUID(), workspaceId, userId, ...checked, createdAt: now, updatedAt: now };
    await this.repository.insert(row);
    return shown(row, columns);
  }

  async change(workspaceId: string, id: string, request: DefinitionRequest): Promise<Definition> {
    const row = await this.repository.find(workspaceId, id);
    if (!row) throw unknown();
    const { columns, checked } = await this.#checked(workspaceId, id, request);
    const change = { ...checked, updatedAt: this.clock().toISOString() };
    await this.repository.update(workspaceId, id, change);
    return shown({ ...row, ...change }, columns);
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    if (!(await this.repository.remove(workspaceId, id))) throw unknown();
  }

  async #checked(workspaceId: string, id: string | null, { dataset, ...measure }: DefinitionRequest) {
    const { columns } = await this.datasets.get(workspaceId, dataset);
    const called = measure.name.toLowerCase();
    const checked = { ...measure, called, columns: columnsOfMeasure(measure, columns) };
    const other = await this.repository.findCalled(workspaceId, called);
    if (other && other.id !== id)
      throw new AppError('conflict', `${other.name} is defined already. Change that one, or choose another name.`);
    return { columns, checked };
  }
}

const unknown = (): AppError => new AppError('not-found', 'There is no such definition.');

const measureOf = ({ name, expression, description }: DefinitionRow): Measure => ({ name, expression, description });

const fits = (row: Pick<DefinitionRow, 'columns'>, columns: Columns): boolean =>
  row.columns.every((name) => columns.some((column) => column.name === name));

const shown = (
  { workspaceId: _workspace, userId: _user, called: _called, ...row }: DefinitionRow,
  columns: Columns | null,
): Definition => ({
  ...row,
  fits: columns && fits(row, columns),
});
