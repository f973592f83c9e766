import { createHash } from 'node:crypto';
import type { AnalysisDefinition } from '#shared/analyses/definition.js';
import { productVersion } from '../../engine/version.js';

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, canonical(child)]),
  );
};

/** Equal keys mean equal answers: datasets, analysis and its version, parameters, and what computes them. */
export const cacheKeyOf = (data: readonly unknown[], { id, version }: AnalysisDefinition, params: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([...data.map(canonical), id, version, productVersion, canonical(params)]))
    .digest('hex');
