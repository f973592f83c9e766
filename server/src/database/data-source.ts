import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Settings } from '../config/settings.js';
import { Foundation1763800000000 } from './migrations/1-foundation.js';
import { Connections1763850000000 } from './migrations/2-connections.js';
import { Catalog1763860000000 } from './migrations/3-catalog.js';
import { Questions1763900000000 } from './migrations/4-questions.js';
import { Investigations1763910000000 } from './migrations/5-investigations.js';
import { Definitions1763920000000 } from './migrations/6-definitions.js';
import { Opinions1763930000000 } from './migrations/7-opinions.js';
import { CellAi1763940000000 } from './migrations/8-cell-ai.js';
import { tables } from './tables/index.js';

const common = {
  entities: tables,
  migrations: [
    Foundation1763800000000,
    Connections1763850000000,
    Catalog1763860000000,
    Questions1763900000000,
    Investigations1763910000000,
    Definitions1763920000000,
    Opinions1763930000000,
    CellAi1763940000000,
  ],
  migrationsRun: true,
};

const optionsOf = ({ databaseUrl, dataFolder }: Settings): DataSourceOptions => {
  if (databaseUrl) return { ...common, type: 'postgres', url: databaseUrl };
  mkdirSync(dataFolder, { recursive: true });
  return {
    ...common,
    type: 'better-sqlite3',
    database: path.join(dataFolder, 'datavision.sqlite'),
    prepareDatabase: (database: { pragma(text: string): unknown }) => {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
    },
  };
};

/** Opens the application database and brings it to the newest migration: SQLite in the data folder, or PostgreSQL by DATABASE_URL. */
export const openDatabase = (settings: Settings): Promise<DataSource> =>
  new DataSource(optionsOf(settings)).initialize();
