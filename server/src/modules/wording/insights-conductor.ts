import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import type { ParamsOf, ResultOf } from '#shared/analyses/definition.js';
import { insightsDefinition } from '#shared/analyses/insights.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError, toAppError } from '#shared/errors/app-error.js';
import { counted } from '#shared/wording/numbers.js';
import type { AnalysisOutcome } from '../../engine/analysis.js';
import { LANGUAGE_MODEL, type LanguageModel } from '../copilot/index.js';
import { told } from '../insights/index.js';
import { OpinionsService } from '../opinions/index.js';
import { RunsService, type ConductedRun, type RunConductor, type RunData } from '../runs/index.js';
import { findingBrief, type FindingBrief } from './finding-brief.js';
import { instructions, wordedSchema, wordFindings } from './word-findings.js';

type Params = ParamsOf<typeof insightsDefinition>;
type Result = ResultOf<typeof insightsDefinition>;
type Outcome = AnalysisOutcome<unknown>;

/** Our own sentences are there already; nobody should wait longer for better ones. */
const PATIENCE_MILLISECONDS = 15_000;

const PURPOSE = 'Worded the findings';

/** Ranks findings as the workspace rated their kinds, and lets a language model word them where the user asked for it: one call, checked sentence by sentence. */
@Injectable()
export class InsightsConductor implements RunConductor, OnModuleInit {
  readonly analysis = insightsDefinition.id;

  constructor(
    @Inject(RunsService) private readonly runs: RunsService,
    @Inject(OpinionsService) private readonly opinions: OpinionsService,
    @Optional() @Inject(LANGUAGE_MODEL) private readonly model: LanguageModel | null,
  ) {}

  onModuleInit(): void {
    this.runs.conductBy(this);
  }

  /** Without a model the answer is that of our own sentences, and so is its place in the cache. */
  async settle({ workspaceId }: RunData, given: Record<string, unknown>): Promise<Record<string, unknown>> {
    const lowered = await this.opinions.lowered(workspaceId);
    const worded = (given as Params).wording === 'model' && this.model !== null;
    return { ...given, lowered, ...(!worded && { wording: 'own', share: 'names' }) };
  }

  async conduct(run: ConductedRun, compute: (params: Record<string, unknown>) => Promise<Outcome>): Promise<Outcome> {
    const outcome = await compute(run.params);
    const { wording, share } = run.params as Params;
    const { findings } = outcome.result as Result;
    if (wording !== 'model' || !this.model || findings.length === 0) return outcome;
    const brief = findingBrief(
      findings,
      run.dataset.columns.map(({ name }) => name),
      share,
    );
    run.onProgress(`Wording ${counted(findings.length, 'finding')}`, 0, 1);
    return this.#worded(this.model, run, { outcome, brief });
  }

  async #worded(
    model: LanguageModel,
    { dataset, signal }: ConductedRun,
    { outcome, brief }: { outcome: Outcome; brief: FindingBrief },
  ): Promise<Outcome> {
    const began = performance.now();
    const patience = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    try {
      const { value, ...cost } = await model.generate({
        purpose: PURPOSE,
        instructions,
        content: brief.content,
        schema: wordedSchema,
        signal: AbortSignal.any([signal, patience]),
        once: true,
      });
      const { findings } = outcome.result as Result;
      const columns = dataset.columns.map(({ name }) => name);
      const worded = wordFindings(findings, value, { columns, model: cost.model });
      const use = {
        ...cost,
        purpose: PURPOSE,
        columnNamesSent: brief.columnNames,
        rowsSent: 0,
        valuesSent: brief.values,
        milliseconds: Math.round(performance.now() - began),
        message: brief.content,
      };
      return { ...withWords(outcome, worded, dataset), model: use };
    } catch (thrown) {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled. Nothing was changed.', { cause: thrown });
      const why = patience.aborted
        ? `the AI service did not answer within ${PATIENCE_MILLISECONDS / 1_000} s.`
        : toAppError(thrown).detail;
      return noted(outcome, `Our own sentences stand: ${why}`);
    }
  }
}

const withWords = (outcome: Outcome, findings: Finding[], { rows, columns }: Dataset): Outcome => {
  const passed = findings.filter(({ wordedBy }) => wordedBy !== undefined).length;
  const { list, ...said } = told(findings, { rows, columns: columns.length });
  const { presentation } = outcome;
  return noted(
    {
      ...outcome,
      result: { ...(outcome.result as Result), findings },
      presentation: { ...presentation, ...said, tables: [list, ...presentation.tables.slice(1)] },
    },
    `${passed} of ${counted(findings.length, 'finding')} worded by the co-pilot; each number and name in them was filled in by the engine.`,
  );
};

const noted = (outcome: Outcome, note: string): Outcome => ({
  ...outcome,
  assumptions: [note, ...(outcome.assumptions ?? [])],
});
