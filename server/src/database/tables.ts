import { EntitySchema } from 'typeorm';
import type { Answer } from '#shared/answers/answer.js';
import type { Reading } from '#shared/analyses/ask-choices.js';
import type { ColumnFacts } from '#shared/contract/catalog.js';
import type { QuestionCheck } from '#shared/contract/questions.js';
import type { FurtherTable } from '#shared/contract/runs.js';
import type { Advice, Cut, Investigation, Step, Summary } from '#shared/contract/investigations.js';
import type { Column } from '#shared/data/column.js';
import type { Source } from '#shared/data/dataset.js';
import type { Problem } from '#shared/errors/problem.js';

export interface WorkspaceRow {
  id: string;
  name: string;
  createdAt: string;
}

export interface UserRow {
  id: string;
  workspaceId: string;
  name: string;
  createdAt: string;
}

export interface DatasetRow {
  workspaceId: string;
  id: string;
  name: string;
  source: Source;
  rows: number;
  columns: Column[];
  bytes: number;
  warnings: string[];
  createdAt: string;
  usedAt: string;
}

export interface RunRow {
  id: string;
  workspaceId: string;
  userId: string;
  analysis: string;
  state: string;
  source: Source;
  datasetId: string | null;
  cacheKey: string | null;
  headline: string | null;
  answer: Answer | null;
  problem: Problem | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface QuestionRow {
  id: string;
  workspaceId: string;
  userId: string;
  name: string;
  question: string;
  /** The question in the form two equal ones share. */
  asked: string;
  reading: Reading;
  sql: string;
  source: Source;
  dataset: string;
  further: FurtherTable[];
  schemaFingerprint: string;
  answerFingerprint: string;
  headline: string;
  check: QuestionCheck | null;
  createdAt: string;
  updatedAt: string;
}

export interface ConnectionRow {
  workspaceId: string;
  id: string;
  name: string;
  kind: string;
  settings: Record<string, string | number | boolean>;
  createdAt: string;
  updatedAt: string;
}

export interface ConnectionSecretRow {
  workspaceId: string;
  connectionId: string;
  field: string;
  sealed: string;
  updatedAt: string;
}

/** What is known of a connection, a table or a column. Texts that do not apply are empty. */
export interface CatalogEntryRow {
  workspaceId: string;
  /** Made from the place, so that the same table is always the same entry. */
  id: string;
  connectionId: string;
  kind: string;
  schemaName: string;
  tableName: string;
  columnName: string;
  name: string;
  position: number;
  nativeType: string | null;
  columnType: string | null;
  comment: string | null;
  description: string;
  tags: string[];
  owner: string;
  rows: number | null;
  facts: ColumnFacts | null;
  seenAt: string;
  editedAt: string | null;
}

/** A load of a table: which data were taken from it, and when. */
export interface TableLoadRow {
  workspaceId: string;
  id: string;
  connectionId: string;
  schemaName: string;
  tableName: string;
  datasetId: string;
  rows: number;
  loadedAt: string;
}

export interface InvestigationRow {
  id: string;
  workspaceId: string;
  userId: string;
  datasetId: string;
  source: Source | null;
  question: string;
  state: Investigation['state'];
  trail: Step[];
  /** The cuts proposed after each step of the trail. */
  proposals: Cut[][];
  advice: Advice | null;
  summary: Summary | null;
  createdAt: string;
  updatedAt: string;
}

const text = { type: 'varchar' } as const;
const long = { type: 'text' } as const;
const longText = { type: 'text', nullable: true } as const;
const nullableText = { type: 'varchar', nullable: true } as const;
const whole = { type: 'bigint', transformer: { from: Number, to: (value: number) => value } } as const;
const numberOrNull = (value: string | number | null): number | null => (value === null ? null : Number(value));
const json = { type: 'simple-json' } as const;
const nullableJson = { type: 'simple-json', nullable: true } as const;

export const workspaceTable = new EntitySchema<WorkspaceRow>({
  name: 'workspace',
  columns: { id: { ...text, primary: true }, name: text, createdAt: text },
});

export const userTable = new EntitySchema<UserRow>({
  name: 'app_user',
  columns: { id: { ...text, primary: true }, workspaceId: text, name: text, createdAt: text },
});

/** A dataset as one workspace knows it; the Parquet file itself is shared by content. */
export const datasetTable = new EntitySchema<DatasetRow>({
  name: 'dataset',
  columns: {
    workspaceId: { ...text, primary: true },
    id: { ...text, primary: true },
    name: text,
    source: json,
    rows: whole,
    columns: json,
    bytes: whole,
    warnings: json,
    createdAt: text,
    usedAt: text,
  },
});

export const runTable = new EntitySchema<RunRow>({
  name: 'run',
  columns: {
    id: { ...text, primary: true },
    workspaceId: text,
    userId: text,
    analysis: text,
    state: text,
    source: json,
    datasetId: nullableText,
    cacheKey: nullableText,
    headline: nullableText,
    answer: nullableJson,
    problem: nullableJson,
    createdAt: text,
    finishedAt: nullableText,
  },
});

export const connectionTable = new EntitySchema<ConnectionRow>({
  name: 'connection',
  columns: {
    workspaceId: { ...text, primary: true },
    id: { ...text, primary: true },
    name: text,
    kind: text,
    settings: json,
    createdAt: text,
    updatedAt: text,
  },
});

/** Sealed secrets, apart from the connections so that no list reads them. */
export const connectionSecretTable = new EntitySchema<ConnectionSecretRow>({
  name: 'connection_secret',
  columns: {
    workspaceId: { ...text, primary: true },
    connectionId: { ...text, primary: true },
    field: { ...text, primary: true },
    sealed: { type: 'text' },
    updatedAt: text,
  },
});

/** Named questions; what was accepted once is read the same way again. */
export const questionTable = new EntitySchema<QuestionRow>({
  name: 'question',
  columns: {
    id: { ...text, primary: true },
    workspaceId: text,
    userId: text,
    name: text,
    question: text,
    asked: text,
    reading: json,
    sql: { type: 'text' },
    source: json,
    dataset: text,
    further: json,
    schemaFingerprint: text,
    answerFingerprint: text,
    headline: text,
    check: { ...nullableJson, name: 'latestCheck' },
    createdAt: text,
    updatedAt: text,
  },
});

export interface DefinitionRow {
  id: string;
  workspaceId: string;
  userId: string;
  name: string;
  /** The name in lower case, given once in a workspace. */
  called: string;
  expression: string;
  description: string;
  columns: string[];
  createdAt: string;
  updatedAt: string;
}

export const definitionTable = new EntitySchema<DefinitionRow>({
  name: 'definition',
  columns: {
    id: { ...text, primary: true },
    workspaceId: text,
    userId: text,
    name: text,
    called: text,
    expression: { type: 'text' },
    description: { type: 'text' },
    columns: json,
    createdAt: text,
    updatedAt: text,
  },
});

export const catalogEntryTable = new EntitySchema<CatalogEntryRow>({
  name: 'catalog_entry',
  columns: {
    workspaceId: { ...text, primary: true },
    id: { ...text, primary: true },
    connectionId: text,
    kind: text,
    schemaName: text,
    tableName: text,
    columnName: text,
    name: text,
    position: { type: 'int' },
    nativeType: nullableText,
    columnType: nullableText,
    comment: longText,
    description: long,
    tags: json,
    owner: text,
    rows: { ...whole, nullable: true, transformer: { from: numberOrNull, to: (value: number | null) => value } },
    facts: nullableJson,
    seenAt: text,
    editedAt: nullableText,
  },
});

export const tableLoadTable = new EntitySchema<TableLoadRow>({
  name: 'table_load',
  columns: {
    workspaceId: { ...text, primary: true },
    id: { ...text, primary: true },
    connectionId: text,
    schemaName: text,
    tableName: text,
    datasetId: text,
    rows: whole,
    loadedAt: text,
  },
});

export const investigationTable = new EntitySchema<InvestigationRow>({
  name: 'investigation',
  columns: {
    id: { ...text, primary: true },
    workspaceId: text,
    userId: text,
    datasetId: text,
    source: nullableJson,
    question: { type: 'text' },
    state: text,
    trail: json,
    proposals: json,
    advice: nullableJson,
    summary: nullableJson,
    createdAt: text,
    updatedAt: text,
  },
});

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
];
