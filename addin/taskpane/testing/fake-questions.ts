import type { NamedQuestion } from '#shared/contract/questions.js';
import type { Run } from '#shared/contract/runs.js';
import { AppError } from '#shared/errors/app-error.js';
import type { CheckReport, QuestionsApi, QuestionSort } from '../api/questions-api.js';

export const lostMost: NamedQuestion = {
  id: 'q1',
  name: 'Losers of Q3',
  question: 'Which products lost most?',
  reading: { planner: 'keyless', plan: null, sql: 'SELECT 1', notes: [] },
  sql: 'SELECT 1',
  source: { kind: 'range', label: 'Orders!A1:H4211' },
  dataset: 'a'.repeat(64),
  further: [],
  headline: 'Oslo Desk lost the most.',
  check: null,
  createdAt: '2026-10-05T09:00:00Z',
  updatedAt: '2026-10-05T09:00:00Z',
};

export const priceList: NamedQuestion = {
  ...lostMost,
  id: 'q2',
  name: 'Dearest product',
  question: 'most expensive product',
  source: { kind: 'range', label: 'Prices!A1:C20' },
  headline: 'Oslo Desk: 349.',
};

/** Named questions in memory; a test says which no longer agree. */
export class FakeQuestions implements QuestionsApi {
  items: NamedQuestion[] = [];
  failure: AppError | null = null;
  readonly differing = new Set<string>();
  readonly kept: { name: string; run: string }[] = [];
  readonly checks: { ids: string[]; dataset?: string }[] = [];
  readonly asked: string[] = [];

  preview({ question, share = 'names' }: { question: string; share?: string | undefined }) {
    return Promise.resolve({ content: JSON.stringify({ question, share }), columnNames: 8, values: 0 });
  }

  list({ q = '', sort }: { q?: string; sort: QuestionSort }) {
    if (this.failure) return Promise.reject(this.failure);
    const found = this.items.filter(({ name, question }) =>
      `${name} ${question}`.toLowerCase().includes(q.toLowerCase()),
    );
    return Promise.resolve(sort === 'name' ? found.sort((a, b) => a.name.localeCompare(b.name)) : found);
  }

  keep(name: string, run: string) {
    if (this.failure) return Promise.reject(this.failure);
    this.kept.push({ name, run });
    const question = { ...lostMost, id: `q${this.items.length + 1}`, name };
    this.items.push(question);
    return Promise.resolve(question);
  }

  rename(id: string, name: string) {
    this.items = this.items.map((item) => (item.id === id ? { ...item, name } : item));
    return Promise.resolve(this.items.find((item) => item.id === id) ?? lostMost);
  }

  remove(id: string) {
    this.items = this.items.filter((item) => item.id !== id);
    return Promise.resolve();
  }

  ask(id: string): Promise<Run> {
    this.asked.push(id);
    return Promise.reject(new AppError('dataset-unknown', 'These data are not on the server. Send them again.'));
  }

  check(request: { ids: string[]; dataset?: string }): Promise<CheckReport> {
    this.checks.push(request);
    this.items = this.items.map((item) => {
      if (!request.ids.includes(item.id)) return item;
      const differs = this.differing.has(item.id);
      const check = {
        headline: differs ? 'Luma Lamp lost the most.' : item.headline,
        detail: null,
        at: item.createdAt,
      };
      return { ...item, check: { ...check, outcome: differs ? 'differs' : 'agrees' } };
    });
    const items = this.items.filter(({ id }) => request.ids.includes(id));
    const agree = items.filter(({ check }) => check?.outcome === 'agrees').length;
    return Promise.resolve({ agree, of: items.length, sentence: '', items });
  }
}
