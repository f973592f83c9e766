import type { Command } from 'commander';
import { queryDefinition } from '#shared/analyses/query.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

export const addQuery = (program: Command): void => {
  program
    .command('query <file> <sql>')
    .description('One SELECT over a file; the table is called data')
    .action((file: string, sql: string) =>
      LocalEngine.use(async (engine) => {
        const { result } = await engine.run(queryDefinition, await engine.load(file), { sql });
        printJson(result);
      }),
    );
};
