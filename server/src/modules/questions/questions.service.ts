import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { NamedQuestion } from '#shared/contract/questions.js';
import type { Run } from '#shared/contract/runs.js';
import type { Source } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { QuestionRow } from '../../database/tables/index.js';
import { DatasetsService } from '../datasets/index.js';
import { RunsService } from '../runs/index.js';
import { answerFingerprint, askedForm, schemaFingerprint } from './fingerprints.js';
import { keptAnswerOf } from './kept-answer.js';
import { QuestionRepository } from './question.repository.js';

export interface AskAgain {
  /** Other data with the same columns. */
  readonly dataset?: string | undefined;
  readonly source?: Source | undefined;
  readonly read: 'kept' | 'again';
  readonly fresh: boolean;
}

const WAIT_SECONDS = 20;

/** Keeps questions with the way they were read, and asks them again. */
@Injectable()
export class QuestionsService {
  constructor(
    @Inject(QuestionRepository) private readonly repository: QuestionRepository,
    @Inject(RunsService) private readonly runs: RunsService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(
    workspaceId: string,
    options: { q?: string | undefined; sort: 'name' | 'newest' },
  ): Promise<NamedQuestion[]> {
    return (await this.repository.list(workspaceId, options)).map(shownQuestion);
  }

  async keep(
    { workspaceId, userId }: Identity,
    { name, run: id }: { name: string; run: string },
  ): Promise<NamedQuestion> {
    const run = await this.runs.get(workspaceId, id, 0);
    const { table, further, ...kept } = keptAnswerOf(run);
    const dataset = run.answer?.receipt.dataset;
    if (!dataset) throw new AppError('conflict', 'This answer names no data to ask again.');
    const now = this.clock().toISOString();
    const row: QuestionRow = {
      id: randomUUID(),
      workspaceId,
      userId,
      name,
      ...kept,
      asked: askedForm(kept.question),
      source: run.source,
      dataset,
      further,
      schemaFingerprint: await this.#schemaOf(workspaceId, dataset, further),
      answerFingerprint: answerFingerprint(table),
      check: null,
      createdAt: now,
      updatedAt: now,
    };
    await this.repository.insert(row);
    return shownQuestion(row);
  }

  async rename(workspaceId: string, id: string, name: string): Promise<NamedQuestion> {
    const row = await this.row(workspaceId, id);
    const change = { name, updatedAt: this.clock().toISOString() };
    await this.repository.update(workspaceId, id, change);
    return shownQuestion({ ...row, ...change });
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    if (!(await this.repository.remove(workspaceId, id))) throw unknown();
  }

  async run(identity: Identity, id: string, again: AskAgain): Promise<Run> {
    return this.askAgain(identity, await this.row(identity.workspaceId, id), again);
  }

  askAgain(identity: Identity, row: QuestionRow, { dataset, source, read, fresh }: AskAgain): Promise<Run> {
    const request = {
      dataset: dataset ?? row.dataset,
      further: row.further,
      source: source ?? (dataset ? undefined : row.source),
      params: { question: row.question, ...(read === 'kept' ? { reading: row.reading } : { pinned: false }) },
      fresh,
    };
    return this.runs.start(identity, 'ask', request, WAIT_SECONDS);
  }

  async row(workspaceId: string, id: string): Promise<QuestionRow> {
    const row = await this.repository.find(workspaceId, id);
    if (!row) throw unknown();
    return row;
  }

  async #schemaOf(workspaceId: string, id: string, further: QuestionRow['further']): Promise<string> {
    const tables = [];
    for (const { name, dataset } of further)
      tables.push({ name, dataset: await this.datasets.get(workspaceId, dataset) });
    return schemaFingerprint(await this.datasets.get(workspaceId, id), tables);
  }
}

const unknown = (): AppError => new AppError('not-found', 'There is no such named question.');

export const shownQuestion = ({
  workspaceId: _workspace,
  userId: _user,
  asked: _asked,
  schemaFingerprint: _schema,
  answerFingerprint: _answer,
  ...shown
}: QuestionRow): NamedQuestion => shown;
