import { type Command, Option } from 'commander';
import { changeDefinition } from '#shared/analyses/change.js';
import type { ParamsOf } from '#shared/analyses/definition.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

type Params = ParamsOf<typeof changeDefinition>;
type ChangeOptions = Pick<Params, 'measure' | 'by'> &
  Partial<Pick<Params, 'average' | 'period'>> & { before: string; after: string; per?: string };

export const addChange = (program: Command): void => {
  program
    .command('change <file>')
    .description('Why a measure differs between two values or periods of a column: exact contributions')
    .requiredOption('--measure <column>')
    .requiredOption('--by <column>', 'column that tells before from after')
    .requiredOption('--before <value>', 'a value of the column, or the first day of a period')
    .requiredOption('--after <value>')
    .option('--per <column>', 'denominator, for a ratio of sums')
    .option('--average', 'the average per row instead of the sum')
    .addOption(new Option('--period <period>').choices(['day', 'week', 'month', 'quarter', 'year']))
    .action((file: string, options: ChangeOptions) =>
      LocalEngine.use(async (engine) => {
        const { result } = await engine.run(changeDefinition, await engine.load(file), options);
        printJson(result);
      }),
    );
};
