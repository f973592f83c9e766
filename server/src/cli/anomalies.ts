import type { Command } from 'commander';
import { queryDefinition } from '#shared/analyses/query.js';
import type { AnswerTable } from '#shared/answers/table.js';
import type { Cell } from '#shared/data/cell.js';
import { AppError } from '#shared/errors/app-error.js';
import { scoreStream } from '../modules/anomalies/kernels.js';
import { LocalEngine } from './local-engine.js';

const MOST_ROWS = 100_000;

const timeOf = (cell: Cell | undefined): Date | null => {
  if (typeof cell !== 'string') return null;
  const time = new Date(cell.length === 10 ? `${cell}T00:00:00Z` : `${cell}Z`);
  return Number.isNaN(time.getTime()) ? null : time;
};

const csvCell = (cell: Cell | undefined): string => {
  const text = cell === null || cell === undefined ? '' : String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const scored = ({ columns, rows }: AnswerTable): string => {
  const scores = scoreStream(
    rows.map(([, value]) => (typeof value === 'number' ? value : Number.NaN)),
    rows.map(([time]) => timeOf(time)),
  );
  const header = [...columns.slice(0, 2).map(({ name }) => name), 'anomaly_score'].join(',');
  const lines = rows.map(([time, value], row) => `${csvCell(time)},${csvCell(value)},${scores[row]}`);
  return `${[header, ...lines].join('\n')}\n`;
};

export const addAnomalies = (program: Command): void => {
  program
    .command('anomalies <file>')
    .description('Scores a csv of timestamp,value row by row, as csv; a score uses rows up to its own only')
    .action((file: string) =>
      LocalEngine.use(async (engine) => {
        const loaded = await engine.load(file);
        if (loaded.dataset.rows > MOST_ROWS) {
          throw new AppError(
            'too-large',
            `The file has ${loaded.dataset.rows} rows; at most ${MOST_ROWS} can be scored at once.`,
          );
        }
        const params = { sql: 'SELECT * FROM data', maxRows: MOST_ROWS };
        const { result } = await engine.run(queryDefinition, loaded, params);
        process.stdout.write(scored((result as { table: AnswerTable }).table));
      }),
    );
};
