import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { key, long, text } from '../migration-columns.js';

/** Connections, and their secrets in a table of their own that no list ever reads. */
export class Connections1763850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'connection',
        columns: [
          text('workspaceId', key),
          text('id', key),
          text('name'),
          text('kind'),
          long('settings'),
          text('createdAt'),
          text('updatedAt'),
        ],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'connection_secret',
        columns: [
          text('workspaceId', key),
          text('connectionId', key),
          text('field', key),
          long('sealed'),
          text('updatedAt'),
        ],
        foreignKeys: [
          {
            columnNames: ['workspaceId', 'connectionId'],
            referencedTableName: 'connection',
            referencedColumnNames: ['workspaceId', 'id'],
            onDelete: 'CASCADE',
          },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['connection_secret', 'connection']) await runner.dropTable(table);
  }
}
