import { type Command, Option } from 'commander';
import { outlierMethods, outliersDefinition } from '#shared/analyses/outliers.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

interface OutlierOptions {
  readonly column: string;
  readonly method: (typeof outlierMethods)[number];
  readonly threshold?: number;
}

export const addOutliers = (program: Command): void => {
  program
    .command('outliers <file>')
    .description('Values that stand out in one numeric column')
    .requiredOption('--column <name>')
    .addOption(new Option('--method <method>').choices([...outlierMethods]).default('iqr'))
    .option('--threshold <number>', 'how far out counts', Number)
    .action((file: string, { column, method, threshold }: OutlierOptions) =>
      LocalEngine.use(async (engine) => {
        const params = { values: column, method, threshold: threshold ?? null };
        const { result } = await engine.run(outliersDefinition, await engine.load(file), params);
        printJson(result);
      }),
    );
};
