import { EntitySchema } from 'typeorm';
import type { Reading } from '#shared/analyses/ask-choices.js';
import type { QuestionCheck } from '#shared/contract/questions.js';
import type { FurtherTable } from '#shared/contract/runs.js';
import type { Source } from '#shared/data/dataset.js';
import { text, json, nullableJson } from './columns.js';

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
