import { expect } from 'vitest';
import type { SourceColumnProfile, SourceProfile } from '#server/modules/connectors/profile/source-profile.js';
import type { ConnectorPromise, Contract } from '../contract.js';
import { columnOf, empty, exact, orders, ORDERS, type FixtureTable } from '../fixture.js';
import { reference } from './helpers.js';

const profileOf = (contract: Contract, table: FixtureTable, mode: 'fast' | 'sharp'): Promise<SourceProfile> =>
  contract.open().profile(reference(contract, table), { mode });

const column = (profile: SourceProfile, name: string): SourceColumnProfile =>
  profile.columns.find((found) => found.name === name)!;

const numbersOf = (name: string): number[] => columnOf(orders, name).map(Number);

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const deviation = (values: number[]): number => {
  const center = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1));
};

export const profiling: readonly ConnectorPromise[] = [
  {
    name: 'counts rows and missing values exactly',
    async keep(contract) {
      const profile = await profileOf(contract, orders, 'fast');
      expect(profile.rows).toBe(ORDERS);
      expect(column(profile, 'note').nulls).toBe(columnOf(orders, 'note').filter((value) => value === null).length);
      expect(column(profile, 'id').nulls).toBe(0);
    },
  },
  {
    name: 'finds mean and standard deviation',
    async keep(contract) {
      const profile = await profileOf(contract, orders, 'fast');
      for (const name of ['amount', 'quantity', 'price']) {
        expect(column(profile, name).mean).toBeCloseTo(mean(numbersOf(name)), 6);
        expect(column(profile, name).standardDeviation).toBeCloseTo(deviation(numbersOf(name)), 6);
      }
      expect(column(profile, 'status').mean).toBeNull();
    },
  },
  {
    name: 'finds the extremes of numbers, texts and times',
    async keep(contract) {
      const profile = await profileOf(contract, orders, 'fast');
      expect([column(profile, 'amount').min, column(profile, 'amount').max].map(Number)).toEqual([
        Math.min(...numbersOf('amount')),
        Math.max(...numbersOf('amount')),
      ]);
      expect([column(profile, 'status').min, column(profile, 'status').max]).toEqual(['back', 'sent']);
      const times = columnOf(orders, 'created_at').map(String).sort();
      expect([column(profile, 'created_at').min, column(profile, 'created_at').max]).toEqual([times[0], times.at(-1)]);
    },
  },
  {
    name: 'counts different values: exactly when few, within 10 % when many',
    async keep(contract) {
      const profile = await profileOf(contract, orders, 'sharp');
      expect(column(profile, 'status').distinct).toEqual({ count: 5, certainty: 'exact' });
      expect(column(profile, 'id').distinct!.count).toBeGreaterThan(ORDERS * 0.9);
      expect(column(profile, 'id').distinct!.count).toBeLessThanOrEqual(ORDERS);
    },
  },
  {
    name: 'gives quantiles within two percent of the range',
    async keep(contract) {
      const sorted = numbersOf('price').sort((a, b) => a - b);
      const range = sorted.at(-1)! - sorted[0]!;
      for (const mode of ['fast', 'sharp'] as const) {
        const { values } = column(await profileOf(contract, orders, mode), 'price').quantiles!;
        expect(Math.abs(values.p50 - sorted[ORDERS / 2]!)).toBeLessThan(range * 0.02);
        expect(Math.abs(values.p95 - sorted[Math.floor(ORDERS * 0.95)]!)).toBeLessThan(range * 0.02);
      }
    },
  },
  {
    name: 'gives a histogram that counts every value',
    async keep(contract) {
      const { histogram } = column(await profileOf(contract, orders, 'sharp'), 'amount');
      const counted = histogram!.counts.reduce((sum, count) => sum + count, histogram!.below + histogram!.above);
      expect(counted).toBe(ORDERS);
    },
  },
  {
    name: 'names the most frequent values',
    async keep(contract) {
      const { top } = column(await profileOf(contract, orders, 'sharp'), 'status');
      expect(new Set(top!.values.map(({ value }) => value))).toEqual(new Set(['new', 'paid', 'sent', 'done', 'back']));
      expect(top!.values[0]!.share).toBeCloseTo(0.2, 6);
    },
  },
  {
    name: 'profiles a table without rows',
    async keep(contract) {
      for (const mode of ['fast', 'sharp'] as const) {
        const profile = await profileOf(contract, empty, mode);
        expect(profile.rows).toBe(0);
        expect(column(profile, 'amount')).toMatchObject({ nulls: 0, min: null, max: null, mean: null });
      }
    },
  },
  {
    name: 'profiles every type of column',
    async keep(contract) {
      for (const mode of ['fast', 'sharp'] as const) {
        const profile = await profileOf(contract, exact, mode);
        expect(profile.columns).toHaveLength(exact.columns.length);
        expect(profile.columns.slice(1).every(({ nulls }) => nulls === 1)).toBe(true);
      }
    },
  },
  {
    name: 'shows the statements it ran',
    async keep(contract) {
      const { statements } = await profileOf(contract, orders, 'fast');
      expect(statements.length).toBeGreaterThan(0);
    },
  },
];
