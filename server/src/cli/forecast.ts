import { type Command, Option } from 'commander';
import { forecastModels, forecastPeriods } from '#shared/analyses/forecast.js';
import { AppError } from '#shared/errors/app-error.js';
import { forecastFile } from '../modules/forecasting/batch.js';
import { forecastTable, type ForecastTableOptions } from './forecast-table.js';

interface ForecastOptions extends ForecastTableOptions {
  readonly in?: string;
  readonly out?: string;
}

const run = (file: string | undefined, { in: from, out, ...options }: ForecastOptions): Promise<void> => {
  if (file !== undefined && from === undefined && out === undefined) return forecastTable(file, options);
  if (file === undefined && from !== undefined && out !== undefined) return forecastFile(from, out);
  throw new AppError('invalid-input', 'Name a table, or many series with --in and --out.');
};

export const addForecast = (program: Command): void => {
  program
    .command('forecast [file]')
    .description(
      'What comes next in the columns of a table; or many series: lines {id, freq, h, x[]} in, forecasts out',
    )
    .option('--values <columns...>', 'columns to forecast; all columns of numbers when left out')
    .option('--timeline <column>', 'the first column of dates when left out')
    .option('--explanatory <columns...>', 'columns that may help to foretell')
    .option('--horizon <n>', 'periods ahead', Number)
    .option('--level <share>', 'confidence of the intervals, 0.95 when left out', Number)
    .option('--seasonality <n>', 'periods in a season', Number)
    .addOption(new Option('--period <period>', 'collects dates into periods').choices(forecastPeriods))
    .addOption(
      new Option('--aggregation <how>', 'for several rows of one period').choices([
        'average',
        'sum',
        'count',
        'min',
        'max',
        'median',
      ]),
    )
    .addOption(new Option('--model <model>').choices(forecastModels))
    .option('--in <file>', 'many series: NDJSON, may be gzipped')
    .option('--out <file>', 'many series: {id, mean[], lo95[], hi95[], model, ms} a line')
    .action(run);
};
