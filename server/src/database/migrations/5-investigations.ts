import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { long, text } from '../migration-columns.js';

/** Investigations with their trail and the cuts proposed at each step. */
export class Investigations1763910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'investigation',
        columns: [
          text('id', { isPrimary: true }),
          text('workspaceId'),
          text('userId'),
          text('datasetId'),
          long('source', { isNullable: true }),
          long('question'),
          text('state'),
          long('trail'),
          long('proposals'),
          long('advice', { isNullable: true }),
          long('summary', { isNullable: true }),
          text('createdAt'),
          text('updatedAt'),
        ],
        indices: [{ name: 'investigation_newest', columnNames: ['workspaceId', 'updatedAt'] }],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('investigation');
  }
}
