import { EntitySchema } from 'typeorm';
import type { FindingKind } from '#shared/answers/finding.js';
import type { Rating } from '#shared/contract/opinions.js';
import { long, nullableText, text } from './columns.js';

export interface OpinionRow {
  workspaceId: string;
  /** The finding, which keeps its id from run to run, or the run where it is about the whole answer. */
  subject: string;
  userId: string;
  runId: string;
  findingId: string | null;
  analysis: string;
  kind: FindingKind | null;
  headline: string;
  source: string;
  pinned: boolean;
  rating: Rating | null;
  updatedAt: string;
}

/** Findings a workspace pinned or rated. */
export const opinionTable = new EntitySchema<OpinionRow>({
  name: 'opinion',
  columns: {
    workspaceId: { ...text, primary: true },
    subject: { ...text, primary: true },
    userId: text,
    runId: text,
    findingId: nullableText,
    analysis: text,
    kind: nullableText,
    headline: long,
    source: long,
    pinned: { type: 'boolean' },
    rating: nullableText,
    updatedAt: text,
  },
});
