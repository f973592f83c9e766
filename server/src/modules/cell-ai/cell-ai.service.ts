import { createHash } from 'node:crypto';
import { Inject, Injectable, Optional, type BeforeApplicationShutdown } from '@nestjs/common';
import type { CellAi, WaitingCells } from '#shared/contract/cell-ai.js';
import { AppError } from '#shared/errors/app-error.js';
import { CLOCK, SETTINGS, type Clock } from '../../config/config.module.js';
import type { Settings, TokenPrices } from '../../config/settings.js';
import type { Identity } from '../../common/identity.js';
import { LANGUAGE_MODEL, type LanguageModel } from '../copilot/index.js';
import { CellAiRepository } from './cell-ai.repository.js';
import { CellAiRun } from './cell-ai-run.js';
import { expectedTokens, microdollars, MILLION } from './cost.js';
import { selectionKey, type Selection } from './selection.js';
import { batchesOf, choose, messageOf, type SelectionBatch } from './selection-request.js';
import { WaitingSelections } from './waiting-selections.js';

/** Until somebody sets another: one US dollar. */
const DAILY_LIMIT = MILLION;

/** A model and what it costs; without either nothing is ever asked. */
interface Metered {
  readonly model: LanguageModel;
  readonly prices: TokenPrices;
}

/** A workspace since the server started. */
interface Desk {
  readonly waiting: WaitingSelections;
  /** Grows whenever the same formula may show something else. */
  revision: number;
  run: CellAiRun | null;
}

/**
 * The language model behind cells. Formulas never ask it: they tell what they would ask, a person sees what that would cost and agrees,
 * and later calculations find what was chosen.
 */
@Injectable()
export class CellAiService implements BeforeApplicationShutdown {
  readonly #desks = new Map<string, Desk>();
  readonly #metered: Metered | null;

  constructor(
    @Inject(CellAiRepository) private readonly rows: CellAiRepository,
    @Optional() @Inject(LANGUAGE_MODEL) private readonly model: LanguageModel | null,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const { prices } = settings.ai;
    this.#metered = model && prices && { model, prices };
  }

  beforeApplicationShutdown(): void {
    for (const { run } of this.#desks.values()) run?.cancel();
  }

  async enabled(workspaceId: string): Promise<boolean> {
    return this.#metered !== null && (await this.rows.setting(workspaceId))?.enabled === 'yes';
  }

  /** Part of the key of results that may hold choices. */
  revision(workspaceId: string): number {
    return this.#desk(workspaceId).revision;
  }

  /** What is known of each selection, null where nothing is yet; those wait from now on under the name of the formula. */
  async chosen(
    workspaceId: string,
    formula: string,
    selections: readonly Selection[],
  ): Promise<(readonly number[] | null)[]> {
    const keys = selections.map((selection) => selectionKey(this.model?.name ?? '', selection));
    const known = await this.rows.choices(workspaceId, [...new Set(keys)]);
    const missing = keys.flatMap((key, index) => (known.has(key) ? [] : [[key, selections[index]!] as const]));
    this.#desk(workspaceId).waiting.note(formula, new Map(missing), missing.length);
    return keys.map((key) => known.get(key) ?? null);
  }

  async state(workspaceId: string): Promise<CellAi> {
    const row = await this.rows.setting(workspaceId);
    const enabled = this.#metered !== null && row?.enabled === 'yes';
    const { waiting, run } = this.#desk(workspaceId);
    return {
      model: this.model?.name ?? null,
      unavailable: this.#unavailable(),
      enabled,
      dailyLimit: (row?.dailyLimit ?? DAILY_LIMIT) / MILLION,
      spentToday: (await this.rows.spent(workspaceId, this.#day())) / MILLION,
      prices: this.settings.ai.prices,
      waiting: enabled && waiting.formulas > 0 ? estimateOf(waiting, this.#metered!.prices) : null,
      run: run?.shown ?? null,
    };
  }

  async change(
    { workspaceId, userId }: Identity,
    { enabled, dailyLimit }: Pick<CellAi, 'enabled' | 'dailyLimit'>,
  ): Promise<CellAi> {
    const reason = this.#unavailable();
    if (enabled && reason !== null) throw new AppError('ai-off', reason);
    await this.rows.saveSetting({
      workspaceId,
      userId,
      enabled: enabled ? 'yes' : 'no',
      dailyLimit: Math.round(dailyLimit * MILLION),
      updatedAt: this.clock().toISOString(),
    });
    const desk = this.#desk(workspaceId);
    this.#lookAnew(desk);
    if (!enabled) desk.run?.cancel();
    return this.state(workspaceId);
  }

  /** @throws AppError `conflict` when the formulas changed since the estimate, or a run is under way */
  async run(workspaceId: string, estimate: string): Promise<CellAi> {
    const { waiting, ...state } = await this.state(workspaceId);
    const desk = this.#desk(workspaceId);
    if (desk.run?.running) throw new AppError('conflict', 'A run is under way. Wait for it or cancel it.');
    if (!state.enabled || waiting?.estimate !== estimate)
      throw new AppError('conflict', 'The formulas changed since the cost was shown. Look at the cost again.');
    const metered = this.#metered!;
    const batches = batchesOf(desk.waiting.all());
    desk.run = new CellAiRun(batches, (batch, signal) => this.#ask(workspaceId, metered, batch, signal));
    void desk.run.start().finally(() => this.#lookAnew(desk));
    return this.state(workspaceId);
  }

  async cancel(workspaceId: string): Promise<CellAi> {
    this.#desk(workspaceId).run?.cancel();
    return this.state(workspaceId);
  }

  async #ask(
    workspaceId: string,
    { model, prices }: Metered,
    batch: SelectionBatch,
    signal: AbortSignal,
  ): Promise<number> {
    await this.#admit(workspaceId, microdollars(expectedTokens(batch), prices));
    const { byKey, inputTokens, outputTokens } = await choose(model, batch, signal);
    const cost = microdollars({ input: inputTokens, output: outputTokens }, prices);
    await this.rows.spend(workspaceId, this.#day(), cost);
    const createdAt = this.clock().toISOString();
    await this.rows.saveChoices(
      [...byKey].map(([key, chosen]) => ({ workspaceId, key, chosen: [...chosen], createdAt })),
    );
    this.#desk(workspaceId).revision += 1;
    return cost;
  }

  /** @throws AppError `ai-budget` when the next call would pass what a day may cost */
  async #admit(workspaceId: string, expected: number): Promise<void> {
    const limit = (await this.rows.setting(workspaceId))?.dailyLimit ?? DAILY_LIMIT;
    if ((await this.rows.spent(workspaceId, this.#day())) + expected <= limit) return;
    throw new AppError(
      'ai-budget',
      `The limit of $${(limit / MILLION).toFixed(2)} a day would be passed. Raise it, or go on after midnight UTC.`,
    );
  }

  #unavailable(): string | null {
    if (!this.model) return 'AI is off. Set GEMINI_API_KEY on the server to switch it on.';
    if (this.settings.ai.prices) return null;
    return `Nobody said what ${this.model.name} costs. Set DV_AI_PRICE_INPUT, DV_AI_PRICE_OUTPUT and DV_AI_PRICES_AS_OF on the server.`;
  }

  /** Formulas tell what they wait for at their next calculation; those changed or deleted since no longer do. */
  #lookAnew(desk: Desk): void {
    desk.waiting.clear();
    desk.revision += 1;
  }

  #desk(workspaceId: string): Desk {
    const known = this.#desks.get(workspaceId);
    if (known) return known;
    const desk: Desk = { waiting: new WaitingSelections(), revision: 0, run: null };
    this.#desks.set(workspaceId, desk);
    return desk;
  }

  #day(): string {
    return this.clock().toISOString().slice(0, 10);
  }
}

const estimateOf = (waiting: WaitingSelections, prices: TokenPrices): WaitingCells => {
  const selections = waiting.all();
  const batches = batchesOf(selections);
  const tokens = batches.map(expectedTokens);
  const input = tokens.reduce((sum, each) => sum + each.input, 0);
  const output = tokens.reduce((sum, each) => sum + each.output, 0);
  const estimate = createHash('sha256')
    .update([...selections.keys()].sort().join())
    .digest('hex');
  return {
    estimate,
    formulas: waiting.formulas,
    rows: waiting.rows,
    subjects: selections.size,
    calls: batches.length,
    inputTokens: input,
    outputTokens: output,
    cost: microdollars({ input, output }, prices) / MILLION,
    message: messageOf(batches[0]!),
  };
};
