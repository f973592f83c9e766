import { EntitySchema } from 'typeorm';
import type { Answer } from '#shared/answers/answer.js';
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

const text = { type: 'varchar' } as const;
const nullableText = { type: 'varchar', nullable: true } as const;
const whole = { type: 'bigint', transformer: { from: Number, to: (value: number) => value } } as const;
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

export const tables = [workspaceTable, userTable, datasetTable, runTable, connectionTable, connectionSecretTable];
