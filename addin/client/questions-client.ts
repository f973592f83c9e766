import { askingRoutes } from '#shared/contract/asking.js';
import { questionRoutes, type NamedQuestion } from '#shared/contract/questions.js';
import type { Run } from '#shared/contract/runs.js';
import type { z } from 'zod';
import type { ApiClient } from './api-client.js';

export type QuestionQuery = z.input<typeof questionRoutes.list.query>;
export type CheckReport = z.output<typeof questionRoutes.check.response>;

/** Asking many questions again takes as long as the questions do. */
const CHECK_TIMEOUT = 600_000;

/** Named questions on the server. */
export class QuestionsClient {
  constructor(private readonly api: ApiClient) {}

  preview(body: z.input<typeof askingRoutes.preview.body>): Promise<z.output<typeof askingRoutes.preview.response>> {
    return this.api.call(askingRoutes.preview, { body });
  }

  async list(query: QuestionQuery, signal?: AbortSignal): Promise<readonly NamedQuestion[]> {
    return (await this.api.call(questionRoutes.list, { query }, { signal })).items;
  }

  keep(name: string, run: string): Promise<NamedQuestion> {
    return this.api.call(questionRoutes.keep, { body: { name, run } });
  }

  rename(id: string, name: string): Promise<NamedQuestion> {
    return this.api.call(questionRoutes.rename, { params: { id }, body: { name } });
  }

  async remove(id: string): Promise<void> {
    await this.api.call(questionRoutes.remove, { params: { id } });
  }

  ask(id: string, signal?: AbortSignal): Promise<Run> {
    return this.api.call(questionRoutes.run, { params: { id }, body: {} }, { signal });
  }

  check(request: { ids: string[]; dataset?: string }, signal?: AbortSignal): Promise<CheckReport> {
    return this.api.call(questionRoutes.check, { body: request }, { signal, timeout: CHECK_TIMEOUT });
  }
}
