import { workspaceTable, userTable } from './workspaces.js';
import { datasetTable, runTable } from './datasets.js';
import { connectionTable, connectionSecretTable } from './connections.js';
import { catalogEntryTable, tableLoadTable } from './catalog.js';
import { questionTable, definitionTable } from './questions.js';
import { investigationTable } from './investigations.js';
import { opinionTable } from './opinions.js';
import { cellAiChoiceTable, cellAiSettingTable, cellAiSpendingTable } from './cell-ai.js';

export * from './workspaces.js';
export * from './datasets.js';
export * from './connections.js';
export * from './catalog.js';
export * from './questions.js';
export * from './investigations.js';
export * from './opinions.js';
export * from './cell-ai.js';

/** Every table of the database. */
export const tables = [
  workspaceTable,
  userTable,
  datasetTable,
  runTable,
  connectionTable,
  connectionSecretTable,
  questionTable,
  catalogEntryTable,
  tableLoadTable,
  investigationTable,
  definitionTable,
  opinionTable,
  cellAiSettingTable,
  cellAiChoiceTable,
  cellAiSpendingTable,
];
