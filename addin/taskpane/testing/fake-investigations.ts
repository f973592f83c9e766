import type { Answer } from '#shared/answers/answer.js';
import type { Finding } from '#shared/answers/finding.js';
import type { Cut, Investigation } from '#shared/contract/investigations.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { InvestigationCut, InvestigationsApi, InvestigationStart } from '../api/investigations-api.js';
import { receipt } from './receipts.js';

const start = { analysis: 'change', params: { measure: 'Revenue', by: 'Year', before: '2025', after: '2026' } };

const westFell: Finding = {
  id: 'f1',
  kind: 'change',
  headline: 'West fell 18% in March.',
  sentences: [],
  facts: {},
  size: { value: -0.18, text: '−18%', of: 'Change of Revenue' },
  certainty: { word: 'Exact', p: null, interval: null },
  effect: 0.6,
  score: 0.6,
  columns: ['Revenue', 'Region'],
  chart: null,
  table: null,
  cells: [],
  totalCells: 0,
  evidence: start,
  investigate: start,
};

const titles = ['West fell 18% in March.', 'Within Channel Partner', 'Within Product Oslo Desk', 'Number of rows'];

/** Runs of the trail, "why0" first: each is a change with one table. */
export const trailAnswers: Answer[] = titles.map((title, index) => ({
  headline: `${title} (${index})`,
  sentences: [],
  tables: [
    {
      name: 'Parts',
      columns: [{ name: 'Part', type: 'text', unit: { kind: 'plain' }, decimals: null }],
      rows: [[`Part ${index}`]],
      totalRows: 1,
    },
  ],
  charts: [],
  findings: [westFell],
  followUps: [],
  result: null,
  receipt: receipt({ runId: `why${index}`, analysis: 'change' }),
}));

const places = [
  { column: 'Channel', value: 'Partner' },
  { column: 'Product', value: 'Oslo Desk' },
];

/** Each cut lies within those before it. */
const askedAt = (index: number) =>
  index > 0 && index <= places.length
    ? { ...start, params: { ...start.params, where: places.slice(0, index) } }
    : start;

const cutNamed = (index: number): Cut => ({
  ...askedAt(index),
  id: `c${index}`,
  title: titles[index] ?? '',
  reason: `${titles[index]} explains 63% of the change.`,
  weight: 0.5,
});

/** A conversation of four steps in memory; a test lets the next move fail. */
export class FakeInvestigations implements InvestigationsApi {
  readonly started: InvestigationStart[] = [];
  /** Runs that cuts were made by. */
  readonly runs: string[] = [];
  failure: AppError | null = null;
  #steps = 1;
  #ended = false;

  start(request: InvestigationStart) {
    this.started.push(request);
    this.#steps = 1;
    return this.#now();
  }

  cut(_id: string, { run }: InvestigationCut) {
    if (run !== undefined) this.runs.push(run);
    if (!this.failure) this.#steps += 1;
    return this.#now();
  }

  back(_id: string, step: number) {
    this.#steps = step + 1;
    return this.#now();
  }

  end() {
    this.#ended = true;
    return this.#now();
  }

  #now(): Promise<Investigation> {
    if (this.failure) return Promise.reject(this.failure);
    const trail = titles.slice(0, this.#steps).map((title, index) => ({
      ...start,
      title,
      run: `why${index}`,
      headline: trailAnswers[index]?.headline ?? '',
      findings: [westFell],
      at: '2026-10-05T09:00:00Z',
    }));
    const summary = { headline: 'Partner sales of Oslo Desk explain it.', sentences: ['West fell.'] };
    const evidence = trail.map(({ run, title }) => ({ run, title }));
    return Promise.resolve({
      id: 'i1',
      question: westFell.headline,
      dataset: 'a'.repeat(64),
      state: this.#ended ? 'ended' : 'open',
      trail,
      proposals: this.#steps < titles.length ? [cutNamed(this.#steps)] : [],
      advice: null,
      summary: this.#ended ? { ...summary, evidence } : null,
      createdAt: '2026-10-05T09:00:00Z',
      updatedAt: '2026-10-05T09:00:00Z',
    });
  }
}
