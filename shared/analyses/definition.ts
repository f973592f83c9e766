import type { z } from 'zod';

/**
 * The light half of an analysis: what it takes and gives. The computing half is `server/src/modules/<module>/analysis.ts`.
 * `version` is part of the cache key: raise it whenever the same input may give another result.
 */
export interface AnalysisDefinition<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly params: P;
  readonly result: R;
}

export const defineAnalysis = <P extends z.ZodType, R extends z.ZodType>(
  definition: AnalysisDefinition<P, R>,
): AnalysisDefinition<P, R> => definition;

export type ParamsOf<D> = D extends AnalysisDefinition<infer P, z.ZodType> ? z.output<P> : never;
export type ResultOf<D> = D extends AnalysisDefinition<z.ZodType, infer R> ? z.output<R> : never;
