import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';
import { key, long, optional, text } from '../migration-columns.js';

const whole = (name: string): TableColumnOptions => ({ name, type: 'bigint' });

/** Workspaces, users, datasets and runs. Every row belongs to a workspace. */
export class Foundation1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({ name: 'workspace', columns: [text('id', key), text('name'), text('createdAt')] }),
    );
    await runner.createTable(
      new Table({
        name: 'app_user',
        columns: [text('id', key), text('workspaceId'), text('name'), text('createdAt')],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'dataset',
        columns: [
          text('workspaceId', key),
          text('id', key),
          text('name'),
          long('source'),
          whole('rows'),
          long('columns'),
          whole('bytes'),
          long('warnings'),
          text('createdAt'),
          text('usedAt'),
        ],
        indices: [{ name: 'dataset_used', columnNames: ['usedAt'] }],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'run',
        columns: [
          text('id', key),
          text('workspaceId'),
          text('userId'),
          text('analysis'),
          text('state'),
          long('source'),
          text('datasetId', optional),
          text('cacheKey', optional),
          long('headline', optional),
          long('answer', optional),
          long('problem', optional),
          text('createdAt'),
          text('finishedAt', optional),
        ],
        indices: [
          { name: 'run_newest', columnNames: ['workspaceId', 'createdAt'] },
          { name: 'run_cached', columnNames: ['workspaceId', 'cacheKey'] },
        ],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['run', 'dataset', 'app_user', 'workspace']) await runner.dropTable(table);
  }
}
