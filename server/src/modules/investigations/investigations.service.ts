import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { changeDefinition } from '#shared/analyses/change.js';
import type { Cut, Investigation, Step } from '#shared/contract/investigations.js';
import type { Source } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Identity } from '../../common/identity.js';
import { CLOCK, type Clock } from '../../config/config.module.js';
import type { InvestigationRow } from '../../database/tables/index.js';
import { LANGUAGE_MODEL, type LanguageModel } from '../copilot/index.js';
import { DatasetsService } from '../datasets/index.js';
import { advise } from './advise.js';
import { CutRunner, type CutRequest } from './cut-runner.js';
import { InvestigationRepository } from './investigation.repository.js';
import { proposals } from './propose.js';
import { quantityOf } from './quantity.js';
import { summarise } from './summarise.js';

const MOST_STEPS = 20;

export interface InvestigationStart {
  readonly dataset: string;
  readonly source?: Source | undefined;
  readonly question: string;
  readonly start: { readonly analysis: string; readonly params: Record<string, unknown> };
  readonly run?: string | undefined;
}

type Asked = CutRequest & Pick<Cut, 'title'>;

/** Asks why, cut by cut: each step is a run of a registered analysis, and each proposal comes from the result of one. */
@Injectable()
export class InvestigationsService {
  constructor(
    @Inject(InvestigationRepository) private readonly repository: InvestigationRepository,
    @Inject(CutRunner) private readonly cuts: CutRunner,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(LANGUAGE_MODEL) private readonly model: LanguageModel | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async start(
    identity: Identity,
    { dataset, source, question, start, run }: InvestigationStart,
  ): Promise<Investigation> {
    if (start.analysis !== changeDefinition.id) {
      throw new AppError('invalid-input', 'An investigation starts from a change between two periods or groups.');
    }
    const now = this.clock().toISOString();
    const made = await this.#make(identity, { ...start, dataset, source: source ?? null, title: question, run });
    const row: InvestigationRow = {
      id: randomUUID(),
      workspaceId: identity.workspaceId,
      userId: identity.userId,
      datasetId: dataset,
      source: source ?? null,
      question,
      state: 'open',
      trail: [made.step],
      proposals: [made.cuts([])],
      advice: null,
      summary: null,
      createdAt: now,
      updatedAt: now,
    };
    const advised = { ...row, advice: await this.#advice(row) };
    await this.repository.insert(advised);
    return investigationOf(advised);
  }

  async get(workspaceId: string, id: string): Promise<Investigation> {
    return investigationOf(await this.#find(workspaceId, id));
  }

  async list(
    workspaceId: string,
    limit: number,
  ): Promise<Pick<Investigation, 'id' | 'question' | 'state' | 'updatedAt'>[]> {
    const rows = await this.repository.newest(workspaceId, limit);
    return rows.map(({ id, question, state, updatedAt }) => ({ id, question, state, updatedAt }));
  }

  /** @param run made of this cut already; without one the cut is run here */
  async cut(
    identity: Identity,
    id: string,
    { cut: cutId, run }: { cut: string; run?: string | undefined },
  ): Promise<Investigation> {
    const row = await this.#find(identity.workspaceId, id);
    const cut = currentProposals(row).find((one) => one.id === cutId);
    if (!cut) throw new AppError('not-found', 'This cut is not among the proposals. Choose one of those shown.');
    if (row.trail.length >= MOST_STEPS) {
      throw new AppError('too-large', `The trail has ${MOST_STEPS} steps. Go back, or end with a summary.`);
    }
    const { analysis, params, title } = cut;
    const asked = { analysis, params, title, dataset: row.datasetId, source: row.source, run };
    const { step, cuts } = await this.#make(identity, asked);
    const others = currentProposals(row).filter((one) => one.id !== cutId);
    const next = cut.analysis === changeDefinition.id ? cuts(row.trail) : others;
    return this.#change(row, { trail: [...row.trail, step], proposals: [...row.proposals, next] });
  }

  async back(workspaceId: string, id: string, step: number): Promise<Investigation> {
    const row = await this.#find(workspaceId, id);
    if (step >= row.trail.length) throw new AppError('not-found', 'The trail has no such step.');
    return this.#change(row, { trail: row.trail.slice(0, step + 1), proposals: row.proposals.slice(0, step + 1) });
  }

  async end(workspaceId: string, id: string): Promise<Investigation> {
    const row = await this.#find(workspaceId, id);
    const ended = { state: 'ended' as const, summary: summarise(row.question, row.trail), advice: null };
    return this.#save(row, ended);
  }

  async #find(workspaceId: string, id: string): Promise<InvestigationRow> {
    const row = await this.repository.find(workspaceId, id);
    if (!row) throw new AppError('not-found', 'There is no such investigation.');
    return row;
  }

  /** Makes one cut. @throws AppError what its run failed with, or `timeout` */
  async #make(identity: Identity, asked: Asked): Promise<{ step: Step; cuts: (trail: readonly Step[]) => Cut[] }> {
    const { analysis, params, title } = asked;
    const { id, answer } = await this.cuts.run(identity, asked);
    const { headline, findings = [], result } = answer;
    const step: Step = { analysis, params, title, run: id, headline, findings, at: this.clock().toISOString() };
    if (analysis !== changeDefinition.id) return { step, cuts: () => [] };
    const change = { result: changeDefinition.result.parse(result), params: changeDefinition.params.parse(params) };
    const { columns } = await this.datasets.get(identity.workspaceId, asked.dataset);
    const quantity = quantityOf(columns, change.params.measure);
    return { step, cuts: (trail) => proposals(change.result, change.params, [...trail, step], quantity) };
  }

  #advice(row: InvestigationRow): Promise<InvestigationRow['advice']> {
    return advise(this.model, row.question, row.trail.at(-1)!, currentProposals(row));
  }

  /** A trail that goes on is open again. */
  async #change(row: InvestigationRow, change: Partial<InvestigationRow>): Promise<Investigation> {
    const changed: InvestigationRow = { ...row, ...change };
    return this.#save(row, { ...change, state: 'open', summary: null, advice: await this.#advice(changed) });
  }

  async #save(row: InvestigationRow, change: Partial<InvestigationRow>): Promise<Investigation> {
    const saved = { ...change, updatedAt: this.clock().toISOString() };
    await this.repository.update(row.workspaceId, row.id, saved);
    return investigationOf({ ...row, ...saved });
  }
}

const currentProposals = ({ proposals: byStep }: InvestigationRow): Cut[] => byStep.at(-1) ?? [];

const investigationOf = (row: InvestigationRow): Investigation => ({
  id: row.id,
  question: row.question,
  dataset: row.datasetId,
  state: row.state,
  trail: row.trail,
  proposals: row.state === 'open' ? currentProposals(row) : [],
  advice: row.advice,
  summary: row.summary,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
