import type { Command } from 'commander';
import { segmentDefinition } from '#shared/analyses/segment.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

export const addSegment = (program: Command): void => {
  program
    .command('segment <file>')
    .description('Groups of similar rows: {k, labels[]} with a profile of each group')
    .option('--k <n>', 'number of groups; found by itself otherwise', Number)
    .action((file: string, { k }: { k?: number }) =>
      LocalEngine.use(async (engine) => {
        const { result } = await engine.run(segmentDefinition, await engine.load(file), { segments: k ?? null });
        printJson(result);
      }),
    );
};
