import type { Opinion } from '#shared/contract/opinions.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { OpinionRequest, OpinionsApi } from '../api/opinions-api.js';

/** Opinions in memory; their headlines come from the runs. */
export class FakeOpinions implements OpinionsApi {
  items: Opinion[] = [];
  failure: AppError | null = null;

  constructor(private readonly headlineOf: (run: string, finding: string | null) => string) {}

  list() {
    return Promise.resolve([...this.items]);
  }

  save(run: string, { finding, pinned, rating }: OpinionRequest) {
    if (this.failure) return Promise.reject(this.failure);
    const others = this.items.filter((item) => (item.finding ?? item.run) !== (finding ?? run));
    const opinion: Opinion = {
      ...{ run, finding, pinned, rating },
      analysis: 'insights',
      kind: null,
      headline: this.headlineOf(run, finding),
      source: 'Orders!A1:H5001',
      updatedAt: '2026-10-05T09:00:00.000Z',
    };
    const kept = pinned || rating !== null ? opinion : null;
    this.items = kept ? [kept, ...others] : others;
    return Promise.resolve(kept);
  }
}
