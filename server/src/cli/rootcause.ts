import type { Command } from 'commander';
import { rootCauseDefinition, type RootCauseResult } from '#shared/analyses/rootcause.js';
import type { Column } from '#shared/data/column.js';
import { AppError } from '#shared/errors/app-error.js';
import { SOURCE, tableOption } from './analyze.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

interface RootCauseOptions {
  readonly measure?: string;
  readonly ratio?: string;
  readonly baseline: string;
  readonly table?: string;
}

interface Measures {
  readonly measure: string;
  readonly baseline: string;
  readonly per: { readonly measure: string; readonly baseline: string } | null;
}

const pair = (text: string, option: string): [string, string] => {
  const [numerator, denominator, ...rest] = text.split('/');
  if (!numerator || !denominator || rest.length > 0) {
    throw new AppError('invalid-input', `${option} must name two columns, as in --ratio failures/requests.`);
  }
  return [numerator, denominator];
};

const measuresOf = ({ measure, ratio, baseline }: RootCauseOptions): Measures => {
  if (ratio) {
    const [numerator, denominator] = pair(ratio, '--ratio');
    const [expected, expectedPer] = pair(baseline, '--baseline');
    return { measure: numerator, baseline: expected, per: { measure: denominator, baseline: expectedPer } };
  }
  if (!measure) throw new AppError('invalid-input', 'Name the measure with --measure, or a ratio with --ratio.');
  return { measure, baseline, per: null };
};

/** Every column that is not a measure is a dimension, numbered codes too. */
const dimensionsOf = (columns: readonly Pick<Column, 'name'>[], { measure, baseline, per }: Measures): string[] => {
  const measures = new Set(
    [measure, baseline, ...(per ? [per.measure, per.baseline] : [])].map((name) => name.toLowerCase()),
  );
  return columns.map(({ name }) => name).filter((name) => !measures.has(name.toLowerCase()));
};

const setsOf = (result: unknown) => (result as RootCauseResult).sets.map(({ elements }) => elements);

const overFile = (file: string, measures: Measures) =>
  LocalEngine.use(async (engine) => {
    const loaded = await engine.load(file);
    const began = performance.now();
    const dimensions = dimensionsOf(loaded.dataset.columns, measures);
    const { result } = await engine.run(rootCauseDefinition, loaded, { ...measures, dimensions });
    return { sets: setsOf(result), ms: Math.round(performance.now() - began) };
  });

const overTable = async (connection: string, table: string, measures: Measures) => {
  const { SourceEngine } = await import('./source-engine.js');
  return SourceEngine.use(connection, async (engine) => {
    const dimensions = dimensionsOf((await engine.describe(table)).columns, measures);
    const { result, receipt } = await engine.analyze('rootcause', table, { ...measures, dimensions });
    return { sets: setsOf(result), ms: receipt.milliseconds, receipt };
  });
};

export const addRootCause = (program: Command): void => {
  program
    .command('rootcause')
    .argument('<source>', SOURCE)
    .description('Which combinations of values explain a difference from a baseline; rows are leaves')
    .option('--measure <column>', 'actual amount')
    .option('--ratio <n/d>', 'actual numerator and denominator')
    .requiredOption('--baseline <column>', 'expected amount, or numerator/denominator of a ratio')
    .addOption(tableOption())
    .action(async (source: string, { table, ...options }: RootCauseOptions) => {
      const measures = measuresOf(options);
      printJson(await (table === undefined ? overFile(source, measures) : overTable(source, table, measures)));
    });
};
