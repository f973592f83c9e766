import type { z } from 'zod';
import type { AnalysisDefinition } from '#shared/analyses/definition.js';
import { analysisDefinitions } from '#shared/analyses/registry.js';
import { AppError } from '#shared/errors/app-error.js';
import type { AnalysisTaskInput } from '../../engine/analysis-task.js';

/** @throws AppError `not-found` with the names there are */
export const definitionOf = (id: string): AnalysisDefinition => {
  const definition = analysisDefinitions.find((candidate) => candidate.id === id);
  if (definition) return definition;
  const names = analysisDefinitions.map((candidate) => candidate.id);
  throw new AppError('not-found', `There is no analysis named "${id}".`, { suggestions: names });
};

/** @throws AppError `invalid-input` naming the settings that do not fit */
export const parseParams = (definition: AnalysisDefinition, params: unknown): Record<string, unknown> => {
  const parsed = definition.params.safeParse(params);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  throw new AppError('invalid-input', paramsProblem(definition, parsed.error), {
    fields: parsed.error.issues.map(({ path, message }) => ({ path: ['params', ...path].join('.'), message })),
  });
};

const paramsProblem = ({ title }: AnalysisDefinition, error: z.ZodError): string => {
  const [first] = error.issues;
  return `${title} cannot run with these settings: ${first?.path.join('.') || 'settings'}: ${first?.message}.`;
};

/** The parameters of a run as its receipt shows them, with the datasets asked beside the first. */
export const shownParams = ({ params, further = [] }: AnalysisTaskInput): Record<string, unknown> => ({
  ...(params as Record<string, unknown>),
  ...(further.length > 0 && { further: further.map(({ name, dataset }) => ({ name, dataset: dataset.id })) }),
});
