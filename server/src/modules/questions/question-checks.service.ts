import { Inject, Injectable } from '@nestjs/common';
import type { NamedQuestion, QuestionCheck } from '#shared/contract/questions.js';
import type { Run } from '#shared/contract/runs.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { QuestionRow } from '../../database/tables/index.js';
import { RunsService } from '../runs/index.js';
import { answerFingerprint } from './fingerprints.js';
import { keptAnswerOf } from './kept-answer.js';
import { QuestionRepository } from './question.repository.js';
import { QuestionsService, shownQuestion } from './questions.service.js';

export interface CheckRequest {
  readonly ids?: readonly string[] | undefined;
  readonly dataset?: string | undefined;
  readonly read: 'kept' | 'again';
}

export interface CheckReport {
  readonly agree: number;
  readonly of: number;
  readonly sentence: string;
  readonly items: NamedQuestion[];
}

const WAIT_SECONDS = 30;

/** Asks named questions again and compares: the golden test after a change of schema, data or model. */
@Injectable()
export class QuestionChecksService {
  constructor(
    @Inject(QuestionRepository) private readonly repository: QuestionRepository,
    @Inject(QuestionsService) private readonly questions: QuestionsService,
    @Inject(RunsService) private readonly runs: RunsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async check(identity: Identity, request: CheckRequest): Promise<CheckReport> {
    const { workspaceId } = identity;
    const rows = request.ids
      ? await this.repository.findAll(workspaceId, request.ids)
      : await this.repository.list(workspaceId, { sort: 'newest' });
    const items: NamedQuestion[] = [];
    for (const row of rows) {
      const check = await this.#checked(identity, row, request);
      await this.repository.update(workspaceId, row.id, { check });
      items.push(shownQuestion({ ...row, check }));
    }
    const agree = items.filter(({ check }) => check?.outcome === 'agrees').length;
    return { agree, of: items.length, sentence: sentenceOf(agree, items.length), items };
  }

  async #checked(identity: Identity, row: QuestionRow, { dataset, read }: CheckRequest): Promise<QuestionCheck> {
    const at = this.clock().toISOString();
    try {
      const started = await this.questions.askAgain(identity, row, { dataset, read, fresh: true });
      const run = await this.#finished(identity.workspaceId, started);
      if (run.problem) return { outcome: 'failed', headline: null, detail: run.problem.detail, at };
      const { headline, table } = keptAnswerOf(run);
      const agrees = answerFingerprint(table) === row.answerFingerprint;
      return { outcome: agrees ? 'agrees' : 'differs', headline, detail: null, at };
    } catch (error) {
      return { outcome: 'failed', headline: null, detail: toAppError(error).detail, at };
    }
  }

  async #finished(workspaceId: string, run: Run): Promise<Run> {
    if (run.finishedAt) return run;
    const later = await this.runs.get(workspaceId, run.id, WAIT_SECONDS);
    if (later.finishedAt) return later;
    await this.runs.cancel(workspaceId, run.id);
    throw new AppError('timeout', 'This question took longer than 50 seconds and was stopped.');
  }
}

const sentenceOf = (agree: number, of: number): string => {
  if (of === 0) return 'No question is kept yet.';
  return agree === of ? `All ${counted(of, 'question')} still agree.` : `${agree} of ${of} still agree.`;
};
