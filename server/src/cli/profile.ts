import type { Command } from 'commander';
import { profileDefinition } from '#shared/analyses/profile.js';
import { SOURCE, tableOption } from './analyze.js';
import { LocalEngine } from './local-engine.js';
import { printJson } from './output.js';

interface ProfileOptions {
  readonly top: number;
  readonly table?: string;
  readonly sharp?: boolean;
}

const ofFile = (file: string, top: number) =>
  LocalEngine.use(async (engine) => {
    const began = performance.now();
    const loaded = await engine.load(file);
    const { result } = await engine.run(profileDefinition, loaded, { topValues: top });
    const milliseconds = Math.round(performance.now() - began);
    return { file, ...(result as object), warnings: loaded.dataset.warnings, milliseconds };
  });

const ofTable = async (connection: string, table: string, sharp: boolean) => {
  const { SourceEngine } = await import('./source-engine.js');
  const began = performance.now();
  const profile = await SourceEngine.use(connection, (engine) => engine.profile(table, sharp ? 'sharp' : 'fast'));
  return { connection, table, ...profile, milliseconds: Math.round(performance.now() - began) };
};

export const addProfile = (program: Command): void => {
  program
    .command('profile')
    .argument('<source>', SOURCE)
    .description('What is in each column of a csv, xlsx, json or parquet file, or of a table of a database, as JSON')
    .option('--top <n>', 'how many of the most frequent values of a file to list', Number, 10)
    .addOption(tableOption())
    .option('--sharp', 'counts every row of the table; otherwise a first look from a sample')
    .action(async (source: string, { table, top, sharp = false }: ProfileOptions) =>
      printJson(await (table === undefined ? ofFile(source, top) : ofTable(source, table, sharp))),
    );
};
