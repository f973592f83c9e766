import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, type Repository } from 'typeorm';
import {
  cellAiChoiceTable,
  cellAiSettingTable,
  cellAiSpendingTable,
  type CellAiChoiceRow,
  type CellAiSettingRow,
  type CellAiSpendingRow,
} from '../../database/tables/index.js';

/** SQLite takes a limited number of values in one statement. */
const AT_ONCE = 500;

/** Settings, choices and spending of AI in cells. Nothing is ever read or written without naming the workspace. */
@Injectable()
export class CellAiRepository {
  readonly #settings: Repository<CellAiSettingRow>;
  readonly #choices: Repository<CellAiChoiceRow>;
  readonly #spending: Repository<CellAiSpendingRow>;

  constructor(@Inject(DataSource) source: DataSource) {
    this.#settings = source.getRepository(cellAiSettingTable);
    this.#choices = source.getRepository(cellAiChoiceTable);
    this.#spending = source.getRepository(cellAiSpendingTable);
  }

  setting(workspaceId: string): Promise<CellAiSettingRow | null> {
    return this.#settings.findOneBy({ workspaceId });
  }

  async saveSetting(row: CellAiSettingRow): Promise<void> {
    await this.#settings.upsert(row, ['workspaceId']);
  }

  async choices(workspaceId: string, keys: readonly string[]): Promise<Map<string, readonly number[]>> {
    const found = new Map<string, readonly number[]>();
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const rows = await this.#choices.findBy({ workspaceId, key: In(keys.slice(from, from + AT_ONCE)) });
      for (const { key, chosen } of rows) found.set(key, chosen);
    }
    return found;
  }

  async saveChoices(rows: readonly CellAiChoiceRow[]): Promise<void> {
    if (rows.length > 0) await this.#choices.upsert([...rows], ['workspaceId', 'key']);
  }

  /** Millionths of a US dollar. */
  async spent(workspaceId: string, day: string): Promise<number> {
    return (await this.#spending.findOneBy({ workspaceId, day }))?.spent ?? 0;
  }

  async spend(workspaceId: string, day: string, amount: number): Promise<void> {
    await this.#spending.manager.transaction(async (manager) => {
      const rows = manager.getRepository<CellAiSpendingRow>(cellAiSpendingTable);
      const before = (await rows.findOneBy({ workspaceId, day }))?.spent ?? 0;
      await rows.upsert({ workspaceId, day, spent: before + amount }, ['workspaceId', 'day']);
    });
  }
}
