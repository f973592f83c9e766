import { EntitySchema } from 'typeorm';
import type { Source } from '#shared/data/dataset.js';
import type { Advice, Cut, Investigation, Step, Summary } from '#shared/contract/investigations.js';
import { text, json, nullableJson } from './columns.js';

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
