import { Inject, Injectable } from '@nestjs/common';
import type { LoweredKind } from '#shared/analyses/insights.js';
import type { FindingKind } from '#shared/answers/finding.js';
import type { Opinion, Rating } from '#shared/contract/opinions.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { OpinionRow } from '../../database/tables/index.js';
import { RunsService } from '../runs/index.js';
import { OpinionRepository } from './opinion.repository.js';

export interface OpinionRequest {
  readonly finding: string | null;
  readonly pinned: boolean;
  readonly rating: Rating | null;
}

/** Keeps what a workspace thinks of findings, and says which kinds it was wrong about. */
@Injectable()
export class OpinionsService {
  constructor(
    @Inject(OpinionRepository) private readonly repository: OpinionRepository,
    @Inject(RunsService) private readonly runs: RunsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(workspaceId: string, limit: number): Promise<Opinion[]> {
    return (await this.repository.newest(workspaceId, limit)).map(shown);
  }

  /** The words of a finding come from its run, never from who rates it. */
  async save(
    { workspaceId, userId }: Identity,
    runId: string,
    { finding: findingId, pinned, rating }: OpinionRequest,
  ): Promise<Opinion | null> {
    const { answer, analysis, source } = await this.runs.get(workspaceId, runId, 0);
    if (!answer) throw new AppError('not-found', 'This run has no answer to pin or rate.');
    const finding = findingId === null ? null : answer.findings?.find(({ id }) => id === findingId);
    if (finding === undefined) throw new AppError('not-found', 'The answer has no such finding.');
    const subject = findingId ?? runId;
    if (!pinned && rating === null) {
      await this.repository.remove(workspaceId, subject);
      return null;
    }
    const row: OpinionRow = {
      ...{ workspaceId, subject, userId, runId, findingId, analysis, pinned, rating },
      kind: finding?.kind ?? null,
      headline: finding?.headline ?? answer.headline,
      source: source.label,
      updatedAt: this.clock().toISOString(),
    };
    await this.repository.save(row);
    return shown(row);
  }

  /** Kinds of findings marked wrong more often than right, and how much more often. */
  async lowered(workspaceId: string): Promise<LoweredKind[]> {
    const balance = new Map<FindingKind, number>();
    for (const { kind, rating } of await this.repository.rated(workspaceId))
      if (kind) balance.set(kind, (balance.get(kind) ?? 0) + (rating === 'wrong' ? 1 : -1));
    return [...balance]
      .filter(([, times]) => times > 0)
      .map(([kind, times]) => ({ kind, times }))
      .sort((a, b) => a.kind.localeCompare(b.kind));
  }
}

const shown = ({ workspaceId: _workspace, subject: _subject, userId: _user, ...row }: OpinionRow): Opinion => {
  const { runId: run, findingId: finding, ...rest } = row;
  return { run, finding, ...rest };
};
