import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { long, text } from '../migration-columns.js';

/** Named questions, found by what was asked of which columns. */
export class Questions1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'question',
        columns: [
          text('id', { isPrimary: true }),
          text('workspaceId'),
          text('userId'),
          text('name'),
          long('question'),
          long('asked'),
          long('reading'),
          long('sql'),
          long('source'),
          text('dataset'),
          long('further'),
          text('schemaFingerprint'),
          text('answerFingerprint'),
          long('headline'),
          long('latestCheck', { isNullable: true }),
          text('createdAt'),
          text('updatedAt'),
        ],
        indices: [
          { name: 'question_newest', columnNames: ['workspaceId', 'createdAt'] },
          { name: 'question_schema', columnNames: ['workspaceId', 'schemaFingerprint'] },
        ],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('question');
  }
}
