import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';
import { key, long, text } from '../migration-columns.js';

const amount = (name: string): TableColumnOptions => ({ name, type: 'bigint' });

const workspace = {
  columnNames: ['workspaceId'],
  referencedTableName: 'workspace',
  referencedColumnNames: ['id'],
};

/** The language model behind cells: whether a workspace allows it, what it chose, what a day cost. */
export class CellAi1763940000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const tables = {
      cell_ai_setting: [
        text('workspaceId', key),
        text('userId'),
        text('enabled'),
        amount('dailyLimit'),
        text('updatedAt'),
      ],
      cell_ai_choice: [text('workspaceId', key), text('key', key), long('chosen'), text('createdAt')],
      cell_ai_spending: [text('workspaceId', key), text('day', key), amount('spent')],
    };
    for (const [name, columns] of Object.entries(tables))
      await runner.createTable(new Table({ name, columns, foreignKeys: [workspace] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['cell_ai_spending', 'cell_ai_choice', 'cell_ai_setting']) await runner.dropTable(name);
  }
}
