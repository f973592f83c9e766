import { EntitySchema } from 'typeorm';
import type { Answer } from '#shared/answers/answer.js';
import type { Column } from '#shared/data/column.js';
import type { Source } from '#shared/data/dataset.js';
import type { Problem } from '#shared/errors/problem.js';
import { text, nullableText, whole, json, nullableJson } from './columns.js';

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
