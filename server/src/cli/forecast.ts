import type { Command } from 'commander';
import { forecastFile } from '../modules/forecasting/batch.js';

export const addForecast = (program: Command): void => {
  program
    .command('forecast')
    .description('Forecast many series: lines {id, freq, h, x[]} in, {id, mean[], lo95[], hi95[], model, ms} out')
    .requiredOption('--in <file>', 'NDJSON, may be gzipped')
    .requiredOption('--out <file>', 'NDJSON')
    .action((options: { in: string; out: string }) => forecastFile(options.in, options.out));
};
