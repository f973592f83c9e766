import type { Definition } from '#shared/contract/definitions.js';
import type { AppError } from '#shared/errors/app-error.js';
import type { DefinitionDraft, DefinitionsApi } from '../api/definitions-api.js';

export const netRevenue: Definition = {
  id: 'd1',
  name: 'Net revenue',
  expression: 'sum(Units * "Unit Price" * (1 - Discount))',
  description: 'What customers paid.',
  columns: ['Units', 'Unit Price', 'Discount'],
  fits: true,
  createdAt: '2026-10-05T09:00:00Z',
  updatedAt: '2026-10-05T09:00:00Z',
};

/** Definitions in memory; a test says what is wrong with a formula. */
export class FakeDefinitions implements DefinitionsApi {
  items: Definition[] = [];
  failure: AppError | null = null;

  list() {
    return Promise.resolve([...this.items]);
  }

  add({ dataset: _dataset, ...draft }: DefinitionDraft) {
    if (this.failure) return Promise.reject(this.failure);
    const added = { ...netRevenue, description: '', ...draft, id: `d${this.items.length + 1}` };
    this.items.push(added);
    return Promise.resolve(added);
  }

  change(id: string, { dataset: _dataset, ...draft }: DefinitionDraft) {
    if (this.failure) return Promise.reject(this.failure);
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...draft } : item));
    return Promise.resolve(this.items.find((item) => item.id === id) ?? netRevenue);
  }

  remove(id: string) {
    this.items = this.items.filter((item) => item.id !== id);
    return Promise.resolve();
  }
}
