import type { Status } from '#shared/contract/status.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Cell } from '#shared/data/cell.js';
import { statusItems } from '#shared/functions/catalogue.js';
import { listed } from '#shared/wording/numbers.js';

const SHARED_FOR = 5_000;

const aiText = ({ ai }: Status): string => (ai.available ? `AI ${ai.model ?? 'on'}` : 'AI off');

const texts: Record<(typeof statusItems)[number], (status: Status, latency: number) => Cell> = {
  summary: (status) => `DataVision ${status.version}, ${status.user}, ${aiText(status)}`,
  user: ({ user }) => user,
  version: ({ version }) => version,
  ai: (status) => (status.ai.available ? aiText(status) : (status.ai.reason ?? 'AI off')),
  latency: (_, latency) => Math.round(latency),
};

const isItem = (item: string): item is keyof typeof texts => item in texts;

/** Answers DV.STATUS: cells asking within a few seconds share one request. `now` counts milliseconds. */
export class StatusValues {
  readonly #ask: () => Promise<Status>;
  readonly #now: () => number;
  #asked: { at: number; answer: Promise<{ status: Status; latency: number }> } | null = null;

  constructor(ask: () => Promise<Status>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  /** @throws AppError for an unknown item, or when the server does not answer */
  async item(wanted: unknown): Promise<Cell> {
    const item = wanted === null || wanted === undefined || wanted === '' ? 'summary' : String(wanted).toLowerCase();
    if (!isItem(item))
      throw new AppError('invalid-input', `${String(wanted)} is not an item. Use ${listed([...statusItems])}.`);
    const { status, latency } = await this.#answer();
    return texts[item](status, latency);
  }

  #answer(): Promise<{ status: Status; latency: number }> {
    const at = this.#now();
    if (this.#asked && at - this.#asked.at < SHARED_FOR) return this.#asked.answer;
    const answer = this.#ask().then((status) => ({ status, latency: this.#now() - at }));
    this.#asked = { at, answer };
    answer.catch(() => {
      this.#asked = null;
    });
    return answer;
  }
}
