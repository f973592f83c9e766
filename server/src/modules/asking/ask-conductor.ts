import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import type { ParamsOf } from '#shared/analyses/definition.js';
import { askDefinition } from '#shared/analyses/ask.js';
import type { Reading } from '#shared/analyses/ask-choices.js';
import type { ModelUse } from '#shared/answers/receipt.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { LANGUAGE_MODEL, type LanguageModel } from '../copilot/index.js';
import { DefinitionsService } from '../definitions/index.js';
import { followUpOf } from '../nlq/index.js';
import { askedForm, QuestionRepository, schemaFingerprint } from '../questions/index.js';
import { RunsService, type ConductedRun, type RunConductor, type RunData } from '../runs/index.js';
import type { FailedRound, ModelBrief } from './model-brief.js';
import { ModelBriefing } from './model-briefing.js';
import { ModelPlanner } from './model-planner.js';

type Params = ParamsOf<typeof askDefinition>;
type Outcome = AnalysisOutcome<unknown>;
type Compute = (params: Record<string, unknown>) => Promise<Outcome>;

/** Rounds in which the model hears what was wrong and tries again. */
const REPAIRS = 2;

/** What a better query can repair; an empty result or open words are answers. */
const repairable = new Set(['query-refused', 'query-failed', 'column-unknown', 'invalid-input']);

/** The model is no reason to leave a question that the rules can read unanswered. */
const withoutModel = new Set(['ai-failed', 'ai-budget']);

/** Plans a question before the engine answers it: as it was accepted before, by the language model where there is one, else by rules. */
@Injectable()
export class AskConductor implements RunConductor, OnModuleInit {
  readonly analysis = askDefinition.id;
  readonly #planner: ModelPlanner | null;

  constructor(
    @Inject(RunsService) private readonly runs: RunsService,
    @Inject(QuestionRepository) private readonly questions: QuestionRepository,
    @Inject(DefinitionsService) private readonly definitions: DefinitionsService,
    @Inject(ModelBriefing) private readonly briefing: ModelBriefing,
    @Optional() @Inject(LANGUAGE_MODEL) model: LanguageModel | null,
  ) {
    this.#planner = model && new ModelPlanner(model);
  }

  onModuleInit(): void {
    this.runs.conductBy(this);
  }

  async settle(data: RunData, given: Record<string, unknown>): Promise<Params> {
    const params = { ...standingAlone(given as Params), definitions: [] };
    if (params.reading) return byRules(params);
    const kept = await this.#pinned(data, params);
    if (kept) return byRules({ ...params, reading: kept });
    if (params.planner === 'model' && !this.#planner)
      throw new AppError('ai-off', 'AI is off on this server. Ask without it, or set GEMINI_API_KEY on the server.');
    const definitions = await this.definitions.fitting(data.workspaceId, columnsOf(data));
    const asked = { ...params, definitions };
    return this.#planner && params.planner !== 'keyless' ? { ...asked, planner: 'model' } : byRules(asked);
  }

  async conduct(run: ConductedRun, compute: Compute): Promise<Outcome> {
    const params = run.params as Params;
    if (params.planner !== 'model' || params.reading || !this.#planner) return compute(run.params);
    try {
      return await this.#byModel(this.#planner, run, compute);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!withoutModel.has(error.code)) throw error;
      return noted(await compute({ ...params, planner: 'keyless' }), `Read by rules: ${error.detail}`);
    }
  }

  async #byModel(planner: ModelPlanner, run: ConductedRun, compute: Compute): Promise<Outcome> {
    const params = run.params as Params;
    const brief = await this.briefing.of(run, params);
    const began = performance.now();
    let failed: FailedRound | null = null;
    for (let round = 0; ; round += 1) {
      run.onProgress(round === 0 ? 'Asking the language model' : 'Correcting the query', round, REPAIRS + 2);
      const { reading, problem } = await planner.plan(brief.content(failed), run.signal);
      try {
        if (!reading) throw problem;
        const outcome = await compute({ ...params, reading: brief.restored(reading) });
        return { ...outcome, model: useOf(planner, brief, performance.now() - began) };
      } catch (thrown) {
        const error = toAppError(thrown);
        if (!repairable.has(error.code) || round >= REPAIRS) throw error;
        failed = { reading, problem: error };
      }
    }
  }

  async #pinned(data: RunData, { question, pinned, after, choices }: Params): Promise<Reading | null> {
    if (!pinned || after || choices.length > 0) return null;
    const row = await this.questions.pinned(data.workspaceId, fingerprintOf(data), askedForm(question));
    if (!row) return null;
    const note = `Read as it was kept under "${row.name}".`;
    return { ...row.reading, notes: [...row.reading.notes.filter((text) => text !== note), note].slice(-20) };
  }
}

/** A question that is no follow-up is the same question whatever was asked before it: kept, cached and sent to a model without it. */
export const standingAlone = <P extends Pick<Params, 'question' | 'after'>>(params: P): P =>
  params.after && followUpOf(params.question) === null ? { ...params, after: null } : params;

/** No answer of the rules depends on what a model may see. */
const byRules = (params: Params): Params => ({ ...params, planner: 'keyless', share: 'names' });

const useOf = ({ name }: ModelPlanner, { columnNames, values }: ModelBrief, milliseconds: number): ModelUse => ({
  model: name,
  purpose: 'Wrote the query',
  columnNamesSent: columnNames,
  rowsSent: 0,
  valuesSent: values,
  milliseconds: Math.round(milliseconds),
});

/** The columns of every table asked about. */
export const columnsOf = ({ dataset, further }: RunData) =>
  [dataset, ...further.map((table) => table.dataset)].map(({ columns }) => columns);

const fingerprintOf = ({ dataset, further }: RunData): string => schemaFingerprint(dataset, further);

const noted = (outcome: Outcome, note: string): Outcome => ({
  ...outcome,
  presentation: { ...outcome.presentation, sentences: [note, ...outcome.presentation.sentences] },
  assumptions: [note, ...(outcome.assumptions ?? [])],
});
