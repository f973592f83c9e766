import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { long, text } from '../migration-columns.js';

/** Findings a workspace pinned or rated, each once. */
export class Opinions1763930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'opinion',
        columns: [
          text('workspaceId', { isPrimary: true }),
          text('subject', { isPrimary: true }),
          text('userId'),
          text('runId'),
          text('findingId', { isNullable: true }),
          text('analysis'),
          text('kind', { isNullable: true }),
          long('headline'),
          long('source'),
          { name: 'pinned', type: 'boolean' },
          text('rating', { isNullable: true }),
          text('updatedAt'),
        ],
        indices: [{ name: 'opinion_newest', columnNames: ['workspaceId', 'updatedAt'] }],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('opinion');
  }
}
