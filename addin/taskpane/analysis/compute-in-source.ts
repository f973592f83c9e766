import { sourceAnalyses, type SourceAnalysis } from '#shared/contract/source-answers.js';
import type { Answer } from '#shared/answers/answer.js';
import { AppError } from '#shared/errors/app-error.js';
import type { PaneApi, WorkOptions } from '../api/api.js';
import type { TablePlace } from '../source/table-in-focus.js';
import type { AnalysisRequest } from './analysis-state.js';

/** The stage as the add-in calls it: the source tells nothing until it has computed. */
export const COMPUTING = 'Computing in the source';

const isComputed = (analysis: string): analysis is SourceAnalysis => sourceAnalyses.some((one) => one === analysis);

/** Has the source compute an answer. Aborting ends its statement there as well. @throws AppError what the source reports */
export const computeInSource = (
  { sources }: PaneApi,
  { connection, table }: TablePlace,
  { analysis, params }: Pick<AnalysisRequest, 'analysis' | 'params'>,
  { signal, onStage }: WorkOptions = {},
): Promise<Answer> => {
  onStage?.({ name: COMPUTING, done: 0, total: 0 });
  if (analysis === 'ask') return sources.ask(connection, table, params, signal);
  if (isComputed(analysis)) return sources.analyze(connection, { analysis, table, params }, signal);
  throw new AppError('invalid-input', 'A source cannot compute this. Load the table, then analyze what was loaded.');
};
