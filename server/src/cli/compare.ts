import { type Command, Option } from 'commander';
import { compareDefinition, comparisonKinds } from '#shared/analyses/compare.js';
import { analyzeSource, SOURCE, tableOption } from './analyze.js';
import { printJson } from './output.js';

interface CompareOptions {
  readonly first: string;
  readonly second?: string;
  readonly by?: string;
  readonly groups?: [string, string];
  readonly kind: (typeof comparisonKinds)[number];
  readonly confidence: number;
  readonly table?: string;
}

export const addCompare = (program: Command): void => {
  program
    .command('compare')
    .argument('<source>', SOURCE)
    .description('Whether two columns, or two groups of one column, differ on average')
    .requiredOption('--first <column>', 'a column of numbers')
    .option('--second <column>', 'a second column of numbers')
    .option('--by <column>', 'a column of groups instead')
    .option('--groups <values...>', 'the two groups; the two largest otherwise')
    .addOption(new Option('--kind <kind>').choices([...comparisonKinds]).default('welch'))
    .option('--confidence <level>', 'of the interval, between 0 and 1', Number, 0.95)
    .addOption(tableOption())
    .action(async (source: string, { confidence, table, ...options }: CompareOptions) => {
      const params = { ...options, confidenceLevel: confidence };
      printJson(await analyzeSource(compareDefinition, { analysis: 'compare', source, table, params }));
    });
};
