import type { Command } from 'commander';
import { driversDefinition } from '#shared/analyses/drivers.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

export const addDrivers = (program: Command): void => {
  program
    .command('drivers <file>')
    .description('What drives a column: ranked drivers with effect and interval')
    .requiredOption('--target <column>')
    .option('--top <n>', 'how many to name', Number, 5)
    .action((file: string, { target, top }: { target: string; top: number }) =>
      LocalEngine.use(async (engine) => {
        const { result } = await engine.run(driversDefinition, await engine.load(file), { target, top });
        printJson(result);
      }),
    );
};
