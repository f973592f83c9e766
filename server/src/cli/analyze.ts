import { Option } from 'commander';
import type { AnalysisDefinition, ParamsOf } from '#shared/analyses/definition.js';
import type { SourceAnalysis } from '#shared/contract/source-answers.js';
import { LocalEngine } from './local-engine.js';

/** What the commands say of their first word. */
export const SOURCE = 'file; with --table the name of a saved connection';

export const tableOption = (): Option =>
  new Option('--table <table>', 'a table of the connection, as "orders" or "archive.orders"; the source computes it');

interface Analyzed<D extends AnalysisDefinition> {
  readonly analysis: SourceAnalysis;
  readonly source: string;
  readonly table: string | undefined;
  readonly params: Partial<ParamsOf<D>>;
}

/** The result over a file, computed here; over a table of a connection, computed there and with its receipt. */
export const analyzeSource = async <D extends AnalysisDefinition>(
  definition: D,
  { analysis, source, table, params }: Analyzed<D>,
): Promise<unknown> => {
  if (table === undefined)
    return LocalEngine.use(async (engine) => (await engine.run(definition, await engine.load(source), params)).result);
  const { SourceEngine } = await import('./source-engine.js');
  const { result, receipt } = await SourceEngine.use(source, (engine) => engine.analyze(analysis, table, params));
  return { ...(result as object), receipt };
};
