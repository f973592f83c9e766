import type { Command } from 'commander';
import { convertCsv } from '../modules/datasets/files/csv/convert-folder.js';
import { printJson } from './output.js';

export const addConvert = (program: Command): void => {
  program
    .command('convert <folder>')
    .description('A folder of csv files of any dialect and encoding, as clean UTF-8 comma csv of the same names')
    .requiredOption('--out <folder>')
    .action(async (folder: string, { out }: { out: string }) => printJson(await convertCsv(folder, out)));
};
