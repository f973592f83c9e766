import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { analysisDefinitions } from '#shared/analyses/registry.js';
import type { Answer } from '#shared/answers/answer.js';
import type { Cut } from '#shared/contract/investigations.js';
import type { Run } from '#shared/contract/runs.js';
import type { Source } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Identity } from '../../common/identity.js';
import { RunsService } from '../runs/index.js';

const WAIT_SECONDS = 30;

export interface CutRequest extends Pick<Cut, 'analysis' | 'params'> {
  readonly dataset: string;
  readonly source: Source | null;
  /** A run the caller already made of this cut, with its own progress and cancel. */
  readonly run?: string | undefined;
}

const isRunOf = ({ analysis, params, dataset }: CutRequest, run: Run): boolean => {
  const parsed = analysisDefinitions.find(({ id }) => id === analysis)?.params.safeParse(params);
  const receipt = run.answer?.receipt;
  return (
    parsed?.success === true &&
    run.analysis === analysis &&
    receipt?.dataset === dataset &&
    isDeepStrictEqual(receipt.parameters, parsed.data)
  );
};

const tooLong = (): AppError =>
  new AppError(
    'timeout',
    `This cut takes longer than ${WAIT_SECONDS} seconds and was stopped. Run its analysis first, then name that run.`,
  );

/** Makes cuts: by a run that was made for it, or by one of its own, which does not outlive the wait. */
@Injectable()
export class CutRunner {
  constructor(@Inject(RunsService) private readonly runs: RunsService) {}

  /** @throws AppError `invalid-input` when the run named is not of this cut, what the run failed with, or `timeout` */
  async run(identity: Identity, request: CutRequest): Promise<{ id: string; answer: Answer }> {
    const run = request.run === undefined ? await this.#start(identity, request) : await this.#made(identity, request);
    if (run.answer) return { id: run.id, answer: run.answer };
    throw run.problem ? new AppError(run.problem.code as AppError['code'], run.problem.detail) : tooLong();
  }

  async #made({ workspaceId }: Identity, request: CutRequest): Promise<Run> {
    const run = await this.runs.get(workspaceId, request.run!, 0);
    if (isRunOf(request, run)) return run;
    throw new AppError('invalid-input', 'This run does not answer this cut. Leave it out, or run the cut itself.');
  }

  async #start(identity: Identity, { analysis, params, dataset, source }: CutRequest): Promise<Run> {
    const request = { dataset, ...(source && { source }), params, further: [], fresh: false };
    const run = await this.runs.start(identity, analysis, request, WAIT_SECONDS);
    if (run.finishedAt !== null) return run;
    await this.runs.cancel(identity.workspaceId, run.id);
    throw tooLong();
  }
}
