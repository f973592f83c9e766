import { Inject, Injectable } from '@nestjs/common';
import type { ParamsOf } from '#shared/analyses/definition.js';
import type { askDefinition } from '#shared/analyses/ask.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { WorkerPool } from '../../engine/pool/worker-pool.js';
import { DatasetsService } from '../datasets/index.js';
import { QuestionRepository, schemaFingerprint } from '../questions/index.js';
import type { RunData } from '../runs/index.js';
import type { ExampleValues, ExampleValuesInput } from './example-values-task.js';
import { ModelBrief } from './model-brief.js';

const ACCEPTED = 8;

type Share = ParamsOf<typeof askDefinition>['share'];
type Asked = Pick<ParamsOf<typeof askDefinition>, 'question' | 'choices' | 'after' | 'definitions' | 'share'>;

/** Gathers what a model is told of a question: no more than the user allows. */
@Injectable()
export class ModelBriefing {
  constructor(
    @Inject(QuestionRepository) private readonly questions: QuestionRepository,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(WorkerPool) private readonly workers: WorkerPool,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async of({ workspaceId, dataset, further }: RunData, params: Asked): Promise<ModelBrief> {
    const accepted = await this.questions.accepted(workspaceId, schemaFingerprint(dataset, further), ACCEPTED);
    const tables = [];
    for (const table of [{ name: 'data', dataset }, ...further])
      tables.push({ ...table, examples: await this.#examples(workspaceId, table.dataset.id, params.share) });
    return new ModelBrief({ tables, params, accepted });
  }

  async #examples(workspaceId: string, id: string, share: Share): Promise<ExampleValues> {
    if (share === 'names') return {};
    const opened = await this.datasets.open(workspaceId, id);
    const input: ExampleValuesInput = { ...opened, categories: share === 'categories' };
    return this.workers.run('example-values', input, {
      deadlineMilliseconds: this.settings.engine.taskMilliseconds,
    });
  }
}
