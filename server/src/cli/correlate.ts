import { type Command, Option } from 'commander';
import { correlateDefinition, correlationMethods } from '#shared/analyses/correlate.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

interface CorrelateOptions {
  readonly columns?: string[];
  readonly method: (typeof correlationMethods)[number];
}

export const addCorrelate = (program: Command): void => {
  program
    .command('correlate <file>')
    .description('Which columns move together: matrix, and pairs with adjusted p-values')
    .option('--columns <names...>', 'all usable columns otherwise')
    .addOption(new Option('--method <method>').choices([...correlationMethods]).default('pearson'))
    .action((file: string, { columns, method }: CorrelateOptions) =>
      LocalEngine.use(async (engine) => {
        const { result } = await engine.run(correlateDefinition, await engine.load(file), {
          columns: columns ?? null,
          method,
        });
        printJson(result);
      }),
    );
};
