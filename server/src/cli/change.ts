import { type Command, Option } from 'commander';
import { changeDefinition } from '#shared/analyses/change.js';
import type { ParamsOf } from '#shared/analyses/definition.js';
import { analyzeSource, SOURCE, tableOption } from './analyze.js';
import { printJson } from './output.js';

type Params = ParamsOf<typeof changeDefinition>;
type ChangeOptions = Pick<Params, 'measure' | 'by'> &
  Partial<Pick<Params, 'average' | 'period'>> & { before?: string; after?: string; per?: string; table?: string };

export const addChange = (program: Command): void => {
  program
    .command('change')
    .argument('<source>', SOURCE)
    .description('Why a measure differs between two values or periods of a column: exact contributions')
    .requiredOption('--measure <column>')
    .requiredOption('--by <column>', 'column that tells before from after')
    .option(
      '--before <value>',
      'a value of the column, or a day in a period; a year before --after where it is left out',
    )
    .option('--after <value>', 'the last complete period where it is left out')
    .option('--per <column>', 'denominator, for a ratio of sums')
    .option('--average', 'the average per row instead of the sum')
    .addOption(new Option('--period <period>').choices(['day', 'week', 'month', 'quarter', 'year']))
    .addOption(tableOption())
    .action(async (source: string, { table, ...params }: ChangeOptions) =>
      printJson(await analyzeSource(changeDefinition, { analysis: 'change', source, table, params })),
    );
};
