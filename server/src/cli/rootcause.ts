import type { Command } from 'commander';
import { rootCauseDefinition, type RootCauseResult } from '#shared/analyses/rootcause.js';
import type { Dataset } from '#shared/data/dataset.js';
import { AppError } from '#shared/errors/app-error.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

interface RootCauseOptions {
  readonly measure?: string;
  readonly ratio?: string;
  readonly baseline: string;
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
const dimensionsOf = ({ columns }: Dataset, { measure, baseline, per }: Measures): string[] => {
  const measures = new Set(
    [measure, baseline, ...(per ? [per.measure, per.baseline] : [])].map((name) => name.toLowerCase()),
  );
  return columns.map(({ name }) => name).filter((name) => !measures.has(name.toLowerCase()));
};

export const addRootCause = (program: Command): void => {
  program
    .command('rootcause <file>')
    .description('Which combinations of values explain a difference from a baseline; rows are leaves')
    .option('--measure <column>', 'actual amount')
    .option('--ratio <n/d>', 'actual numerator and denominator')
    .requiredOption('--baseline <column>', 'expected amount, or numerator/denominator of a ratio')
    .action((file: string, options: RootCauseOptions) =>
      LocalEngine.use(async (engine) => {
        const measures = measuresOf(options);
        const loaded = await engine.load(file);
        const began = performance.now();
        const dimensions = dimensionsOf(loaded.dataset, measures);
        const { result } = await engine.run(rootCauseDefinition, loaded, { ...measures, dimensions });
        const sets = (result as RootCauseResult).sets.map(({ elements }) => elements);
        printJson({ sets, ms: Math.round(performance.now() - began) });
      }),
    );
};
