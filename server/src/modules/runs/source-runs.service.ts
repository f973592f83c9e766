import { Inject, Injectable } from '@nestjs/common';
import type { Answer } from '#shared/answers/answer.js';
import type { Source } from '#shared/data/dataset.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { engineName } from '../../engine/version.js';
import { newRunId } from './run-id.js';
import { RunRepository } from './run.repository.js';

interface SourceRun {
  readonly analysis: string;
  readonly source: Source;
  readonly params: Record<string, unknown>;
}

interface Computed {
  readonly outcome: AnalysisOutcome<unknown>;
  readonly rowsRead: number;
  /** Name and version of the server that computed it. */
  readonly engine: string;
}

/** Keeps answers that a source computed: as runs with receipts, but never as a cached answer, for a source changes. */
@Injectable()
export class SourceRunsService {
  constructor(
    @Inject(RunRepository) private readonly repository: RunRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async keep(
    { workspaceId, userId }: Identity,
    { analysis, source, params }: SourceRun,
    compute: () => Promise<Computed>,
  ): Promise<Answer> {
    const startedAt = this.clock();
    const began = performance.now();
    const { outcome, rowsRead, engine } = await compute();
    const id = newRunId(startedAt);
    const answer: Answer = {
      ...outcome.presentation,
      result: outcome.result,
      receipt: {
        runId: id,
        analysis,
        method: outcome.method,
        query: outcome.query ?? null,
        source,
        dataset: null,
        rowsRead,
        rowsUsed: outcome.rowsUsed,
        parameters: params,
        assumptions: outcome.assumptions ?? [],
        engine: `${engine}, asked by ${engineName}`,
        startedAt: startedAt.toISOString(),
        milliseconds: Math.round(performance.now() - began),
        cached: false,
        model: outcome.model ?? null,
      },
    };
    await this.repository.insert({
      id,
      workspaceId,
      userId,
      analysis,
      state: 'done',
      source,
      datasetId: null,
      cacheKey: null,
      headline: answer.headline,
      answer,
      problem: null,
      createdAt: startedAt.toISOString(),
      finishedAt: this.clock().toISOString(),
    });
    return answer;
  }
}
