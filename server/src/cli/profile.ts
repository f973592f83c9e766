import type { Command } from 'commander';
import { profileDefinition } from '#shared/analyses/profile.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

export const addProfile = (program: Command): void => {
  program
    .command('profile <file>')
    .description('What is in each column of a csv, xlsx, json or parquet file, as JSON')
    .option('--top <n>', 'how many of the most frequent values to list', Number, 10)
    .action((file: string, { top }: { top: number }) =>
      LocalEngine.use(async (engine) => {
        const began = performance.now();
        const loaded = await engine.load(file);
        const { result } = await engine.run(profileDefinition, loaded, { topValues: top });
        const milliseconds = Math.round(performance.now() - began);
        printJson({ file, ...(result as object), warnings: loaded.dataset.warnings, milliseconds });
      }),
    );
};
