import type { askingRoutes } from '#shared/contract/asking.js';
import type { NamedQuestion, questionRoutes } from '#shared/contract/questions.js';
import type { Run } from '#shared/contract/runs.js';
import type { z } from 'zod';

export type QuestionSort = 'name' | 'newest';
export type CheckReport = z.output<typeof questionRoutes.check.response>;

export type MessagePreview = z.output<typeof askingRoutes.preview.response>;

/** Questions kept under a name, and asking them again. */
export interface QuestionsApi {
  /** What a language model would get; nothing is sent to it. */
  preview(asked: z.input<typeof askingRoutes.preview.body>): Promise<MessagePreview>;
  list(query: { q?: string; sort: QuestionSort }, signal?: AbortSignal): Promise<readonly NamedQuestion[]>;
  keep(name: string, run: string): Promise<NamedQuestion>;
  rename(id: string, name: string): Promise<NamedQuestion>;
  remove(id: string): Promise<void>;
  /** Over the data it was kept with. */
  ask(id: string, signal?: AbortSignal): Promise<Run>;
  /** `dataset` puts newer data in the place of those the questions were kept with. */
  check(request: { ids: string[]; dataset?: string }, signal?: AbortSignal): Promise<CheckReport>;
}
