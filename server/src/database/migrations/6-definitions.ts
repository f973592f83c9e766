import { Table, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';

const column = (name: string, type: 'varchar' | 'text', options: Partial<TableColumnOptions> = {}) => ({
  name,
  type,
  ...options,
});

/** Measures a workspace defines; a name is given once. */
export class Definitions1763920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'definition',
        columns: [
          column('id', 'varchar', { isPrimary: true }),
          column('workspaceId', 'varchar'),
          column('userId', 'varchar'),
          column('name', 'varchar'),
          column('called', 'varchar'),
          column('expression', 'text'),
          column('description', 'text'),
          column('columns', 'text'),
          column('createdAt', 'varchar'),
          column('updatedAt', 'varchar'),
        ],
        uniques: [{ name: 'definition_called', columnNames: ['workspaceId', 'called'] }],
        foreignKeys: [
          { columnNames: ['workspaceId'], referencedTableName: 'workspace', referencedColumnNames: ['id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('definition');
  }
}
