import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { key, long, optional, text } from '../migration-columns.js';

const ofConnection = {
  columnNames: ['workspaceId', 'connectionId'],
  referencedTableName: 'connection',
  referencedColumnNames: ['workspaceId', 'id'],
  onDelete: 'CASCADE',
};

/** The catalog, and which data were taken from which table. Both go with their connection. */
export class Catalog1763860000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'catalog_entry',
        columns: [
          text('workspaceId', key),
          text('id', key),
          text('connectionId'),
          text('kind'),
          text('schemaName'),
          text('tableName'),
          text('columnName'),
          text('name'),
          { name: 'position', type: 'int' },
          text('nativeType', optional),
          text('columnType', optional),
          long('comment', optional),
          long('description'),
          long('tags'),
          text('owner'),
          { name: 'rows', type: 'bigint', ...optional },
          long('facts', optional),
          text('seenAt'),
          text('editedAt', optional),
        ],
        indices: [{ name: 'catalog_place', columnNames: ['workspaceId', 'connectionId', 'schemaName', 'tableName'] }],
        foreignKeys: [ofConnection],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'table_load',
        columns: [
          text('workspaceId', key),
          text('id', key),
          text('connectionId'),
          text('schemaName'),
          text('tableName'),
          text('datasetId'),
          { name: 'rows', type: 'bigint' },
          text('loadedAt'),
        ],
        indices: [
          { name: 'table_load_place', columnNames: ['workspaceId', 'connectionId', 'schemaName', 'tableName'] },
        ],
        foreignKeys: [ofConnection],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['table_load', 'catalog_entry']) await runner.dropTable(table);
  }
}
