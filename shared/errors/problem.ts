import { z } from 'zod';
import { offeredChoiceSchema } from '../analyses/ask-choices.js';
import { AppError } from './app-error.js';
import { errorKinds, isErrorCode } from './codes.js';

/** RFC 9457 problem details, media type application/problem+json. */
export const problemSchema = z.object({
  type: z.string().describe('URI that names the kind of problem'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('One sentence: what happened, why, what to do'),
  code: z.string().describe('Key of the closed error table'),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  suggestions: z.array(z.string()).default([]),
  choices: z.array(offeredChoiceSchema).default([]).describe('Ways to settle an ambiguous question'),
});
export type Problem = z.infer<typeof problemSchema>;

export const problemOf = (error: AppError, requestId: string): Problem => ({
  type: `https://datavision.dev/errors/${error.code}`,
  title: errorKinds[error.code].title,
  status: error.status,
  detail: error.detail,
  code: error.code,
  requestId,
  errors: error.fields,
  suggestions: error.suggestions,
  choices: error.choices,
});

export const errorOfProblem = (problem: Problem): AppError =>
  new AppError(isErrorCode(problem.code) ? problem.code : 'internal', problem.detail, {
    fields: problem.errors,
    suggestions: problem.suggestions,
    choices: problem.choices,
  });
