import type { Command } from 'commander';
import { driversDefinition } from '#shared/analyses/drivers.js';
import { analyzeSource, SOURCE, tableOption } from './analyze.js';
import { printJson } from './output.js';

export const addDrivers = (program: Command): void => {
  program
    .command('drivers')
    .argument('<source>', SOURCE)
    .description('What drives a column: ranked drivers with effect and interval')
    .requiredOption('--target <column>')
    .option('--top <n>', 'how many to name', Number, 5)
    .addOption(tableOption())
    .action(async (source: string, { table, ...params }: { target: string; top: number; table?: string }) =>
      printJson(await analyzeSource(driversDefinition, { analysis: 'drivers', source, table, params })),
    );
};
